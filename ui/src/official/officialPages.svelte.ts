import { asApiError, call } from '../ipc/call';
import type { ApiError, FacilityOffer, FileView, OfficialPage, OfficialText } from '../ipc/contract';

/** Fields of the facility that can be filled from the PDF. */
export const fillable = ['address', 'room', 'cabinet', 'odf', 'panelPort', 'strandTx', 'strandRx', 'medium', 'connector', 'optic', 'notes'] as const;
export type Fillable = (typeof fillable)[number];

/** Sizes of a page in per cent of the room that it has. */
export const sizes: readonly number[] = [75, 100, 125, 150, 200, 300];

/** Pixels across, so that the page is sharp at its size on the screen. */
const widest = 2400;

/** Alibaba Cloud's own LOA, page by page, and what its text offers. Pages are drawn when they are asked for. */
export class OfficialPages {
  page = $state(1);
  /** Index into the sizes; 100 % fits the width. */
  size = $state(1);
  shown = $state.raw<OfficialPage | null>(null);
  text = $state.raw<OfficialText | null>(null);
  error = $state<ApiError | null>(null);
  reading = $state(false);
  /** The offer whose place is shown. */
  marked = $state.raw<FacilityOffer | null>(null);
  /** First and last chosen word of the page. */
  private from = $state<number | null>(null);
  private to = $state<number | null>(null);
  private asked = 0;

  constructor(readonly file: FileView) {}

  get count(): number {
    return Math.max(1, this.shown?.pages ?? this.text?.pages ?? this.file.pages);
  }

  get image(): string | null {
    return this.shown ? `data:image/png;base64,${this.shown.image}` : null;
  }

  get percent(): number {
    return sizes[this.size] ?? 100;
  }

  async open(offers: boolean): Promise<void> {
    await Promise.all([this.turn(1), offers ? this.readText() : Promise.resolve()]);
  }

  private async readText(): Promise<void> {
    try {
      this.text = await call('official_text', { id: this.file.id });
    } catch (thrown) {
      this.error ??= asApiError(thrown);
    }
  }

  async turn(to: number): Promise<void> {
    const page = Math.min(Math.max(1, to), this.count);
    if (this.shown?.page === page) return;
    const turn = ++this.asked;
    this.page = page;
    this.clear();
    this.reading = true;
    this.error = null;
    try {
      const width = Math.min(widest, Math.round(900 * Math.max(1, globalThis.devicePixelRatio || 1) * 1.4));
      const shown = await call('official_page', { file: this.file.id, page, width });
      if (turn === this.asked) this.shown = shown;
    } catch (thrown) {
      if (turn === this.asked) {
        this.shown = null;
        this.error = asApiError(thrown);
      }
    } finally {
      if (turn === this.asked) this.reading = false;
    }
  }

  resize(by: number): void {
    this.size = Math.min(sizes.length - 1, Math.max(0, this.size + by));
  }

  fit(): void {
    this.size = 1;
  }

  offersFor(field: string): FacilityOffer[] {
    return this.text?.offers.filter((offer) => offer.field === field) ?? [];
  }

  async mark(offer: FacilityOffer | null): Promise<void> {
    this.marked = offer;
    if (offer) await this.turn(offer.page);
  }

  /** Chooses a word; with `upTo` everything from the first chosen one to it, as it is read. */
  choose(at: number, upTo: boolean): void {
    if (upTo && this.from !== null) {
      this.to = at;
    } else if (this.from === at && this.to === at) {
      this.clear();
    } else {
      this.from = at;
      this.to = at;
    }
  }

  clear(): void {
    this.from = null;
    this.to = null;
  }

  isChosen(at: number): boolean {
    if (this.from === null || this.to === null) return false;
    return at >= Math.min(this.from, this.to) && at <= Math.max(this.from, this.to);
  }

  /** The chosen words as one text: hanzi close up, anything else with a blank between. */
  get chosen(): string {
    const words = this.shown?.words.filter((_, at) => this.isChosen(at)).map((word) => word.text) ?? [];
    return words.reduce((text, word) => (text === '' || (han(text.at(-1) ?? '') && han(word[0] ?? '')) ? text + word : `${text} ${word}`), '');
  }
}

function han(character: string): boolean {
  return /[\u2e80-\u9fff\uff00-\uffef]/u.test(character);
}
