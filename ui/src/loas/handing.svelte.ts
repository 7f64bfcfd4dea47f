import { asApiError, call } from '../ipc/call';
import type { ApiError, AudienceWord, CountedCopies, HandoutRow } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { say } from '../shell/toasts.svelte';
import { t } from '../text/text.svelte';

/** Which document of a handout is handed over; nothing more: the complete handout of the newest revision. */
export interface Which {
  revision?: number;
  document?: string;
}

/** How a handout is printed. */
export interface PrintWish {
  audience: AudienceWord | null;
  copies: CountedCopies | null;
}

/** Handing a handout over: to a printer, a file or the system's viewer. One act at a time. */
export class Handing {
  busy = $state<'save' | 'print' | 'open' | null>(null);
  error = $state<ApiError | null>(null);
  /** Append Alibaba Cloud's own PDF. */
  withOfficial = $state(false);
  /** The handout whose print is being asked about. */
  asking = $state.raw<HandoutRow | null>(null);
  /** Pressed again after a lost answer, the same wish makes one rendition. */
  private wish = { said: '', key: newKey() };

  async run(what: 'save' | 'open', number: string, which: Which = {}): Promise<void> {
    await this.hand(what, () => call(`${what}_handout`, { number, revision: which.revision ?? null, document: which.document ?? null, withOfficial: this.withOfficial }));
  }

  /** Asks how a handout is to be printed. */
  ask(row: HandoutRow): void {
    this.error = null;
    this.asking = row;
  }

  async print(row: HandoutRow, { audience, copies }: PrintWish): Promise<void> {
    const request = { number: row.number, revision: row.revision, audience, copies, withOfficial: this.withOfficial };
    const said = JSON.stringify(request);
    if (said !== this.wish.said) this.wish = { said, key: newKey() };
    const done = await this.hand('print', () => call('print_handout', { key: this.wish.key, ...request }));
    if (!done) return;
    this.wish = { said: '', key: newKey() };
    this.asking = null;
  }

  private async hand(what: 'save' | 'print' | 'open', act: () => Promise<{ file: string | null; way: keyof typeof t.handout.way }>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = what;
    this.error = null;
    try {
      const { file, way } = await act();
      if (way !== 'cancelled') say(t.handout.way[way](file ?? ''));
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    } finally {
      this.busy = null;
    }
  }
}
