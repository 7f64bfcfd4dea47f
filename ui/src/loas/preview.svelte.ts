import { asApiError, call } from '../ipc/call';
import type { ApiError, Preview } from '../ipc/contract';

/** The pages of one LOA's handout as addresses of images. Pages arrive as text and are never put into the document. */
export class HandoutPreview {
  preview = $state.raw<Preview | null>(null);
  pages = $state.raw<string[]>([]);
  error = $state<ApiError | null>(null);
  reading = $state(false);
  private asked = 0;

  async read(loa: string): Promise<void> {
    const turn = ++this.asked;
    this.reading = true;
    this.error = null;
    try {
      const preview = await call('preview_handout', { loa });
      if (turn !== this.asked) return;
      this.release();
      this.preview = preview;
      this.pages = preview.pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })));
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    } finally {
      if (turn === this.asked) this.reading = false;
    }
  }

  /** Gives the images back; for when the page is left. */
  close(): void {
    this.asked += 1;
    this.release();
  }

  private release(): void {
    for (const page of this.pages) URL.revokeObjectURL(page);
    this.pages = [];
    this.preview = null;
  }
}
