import { asApiError, call } from '../ipc/call';
import type { ApiError, Preview, PreviewHandout, PreviewTyped } from '../ipc/contract';

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
      // what cannot be printed is said beside the last page that could
      if (preview.pages.length === 0 && this.preview && this.preview.pages.length > 0) {
        this.preview = { ...this.preview, problems: preview.problems };
        return;
      }
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
  read(loa: string, what: Partial<Omit<PreviewHandout, 'loa'>> = {}): Promise<void> {
    return this.draw(() => call('preview_handout', { loa, revision: null, audience: null, next: false, survey: false, ...what }));
  }
}

/** How long a pause in typing is before the page is drawn anew, ms. */
const pause = 250;

/** The handout as the forms stand: the last thing typed wins. */
export class TypedPreview extends PagesPreview {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Draws after a pause; at once the first time. */
  soon(typed: PreviewTyped): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        void this.draw(() => call('preview_typed', typed));
      },
      this.preview ? pause : 0,
    );
  }

  override close(): void {
    clearTimeout(this.timer);
    super.close();
  }
}

/** The sheet for the customer's side of one circuit. */
export class RequirementsPreview extends PagesPreview {
  read(circuit: string): Promise<void> {
    return this.draw(() => call('preview_requirements', { id: circuit }));
  }
}
