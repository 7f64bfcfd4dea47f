import { asApiError, call } from '../ipc/call';
import type { ApiError, Preview } from '../ipc/contract';

/** Pages of paper as addresses of images. Pages arrive as text and are never put into the document. */
export class PagesPreview {
  preview = $state.raw<Preview | null>(null);
  pages = $state.raw<string[]>([]);
  error = $state<ApiError | null>(null);
  reading = $state(false);
  private asked = 0;

  protected async draw(ask: () => Promise<Preview>): Promise<void> {
    const turn = ++this.asked;
    this.reading = true;
    this.error = null;
    try {
      const preview = await ask();
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

/** The handout of one LOA. */
export class HandoutPreview extends PagesPreview {
  read(loa: string): Promise<void> {
    return this.draw(() => call('preview_handout', { loa }));
  }
}

/** The sheet for the customer's side of one circuit. */
export class RequirementsPreview extends PagesPreview {
  read(circuit: string): Promise<void> {
    return this.draw(() => call('preview_requirements', { id: circuit }));
  }
}
