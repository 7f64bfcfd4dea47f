import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CarriedCodes, CarriedWord, HandedOut, ListedKeyView, OwnKey, TrustReading, TrustView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { say } from '../shell/toasts.svelte';
import { isoDay, ownZone } from '../text/format';
import { t } from '../text/text.svelte';
import { listAge, type ListAge } from './age';

/** One code of a list or a card, as a scanner gives it. */
const part = /^(?:\][a-z]\d)?LOA[TK]1:\d{1,2}\/\d{1,2}:[0-9A-F]{16}:.+\*$/i;
/** How long a key counts when nothing else is said. */
const keyDays = 400;
/** Fewest characters of the root's passphrase, as the program asks for. */
export const shortestPassphrase = 12;

/** What is being done in a dialog. */
export type Doing =
  | { what: 'found' }
  | { what: 'publish' }
  | { what: 'rotate' }
  | { what: 'read' }
  | { what: 'codes'; carried: CarriedWord }
  | { what: 'leave' }
  | { what: 'revoke'; kid: string; fingerprint: string; own: boolean }
  | { what: 'window'; key: ListedKeyView };

/** `days` from today at this computer, `YYYY-MM-DD`. */
export function inDays(days: number, now = new Date()): string {
  return isoDay(new Date(now.valueOf() + days * 86_400_000), ownZone());
}

/** The section Trust of the settings: what is believed, and what is being done about it. */
export class TrustBook {
  view = $state.raw<TrustView | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state(false);
  doing = $state.raw<Doing | null>(null);
  reading = $state.raw<TrustReading | null>(null);
  codes = $state.raw<CarriedCodes | null>(null);

  /** Kept for as long as a dialog is open, so that pressing twice does it once. */
  #key = newKey();

  begin(doing: Doing): void {
    this.#key = newKey();
    this.error = null;
    this.doing = doing;
    this.codes = null;
    if (doing.what === 'codes') void this.#ask(async () => (this.codes = await call('trust_codes', { what: doing.carried })));
  }

  close(): void {
    const read = this.doing?.what === 'read';
    this.doing = null;
    this.error = null;
    if (!read || !this.reading) return;
    // in the background: the next dialog need not wait for it
    this.reading = null;
    call('drop_trust_reading', nothing).catch((thrown: unknown) => (this.error = asApiError(thrown)));
  }

  async open(): Promise<void> {
    await this.#ask(async () => (this.view = await call('trust', nothing)));
  }

  /** Days since the list was made, and until it ends; `null` without a list. */
  age(now = new Date()): ListAge | null {
    const list = this.view?.list;
    return list ? listAge(list, now) : null;
  }

  /** The version that would be published next. */
  next(): number {
    return (this.view?.list?.version ?? 0) + 1;
  }

  found(passphrase: string): Promise<boolean> {
    return this.#change(() => call('make_root', { key: this.#key, passphrase }), t.trust.found.done);
  }

  async publish(passphrase: string, days: string): Promise<boolean> {
    const done = await this.#change(() => call('publish_list', { key: this.#key, passphrase, days }));
    if (done && this.view?.list) say(t.trust.publish.done(this.view.list.version));
    return done;
  }

  rotate(until: string, beforeUntil: string): Promise<boolean> {
    return this.#change(() => call('rotate_key', { key: this.#key, until, beforeUntil, zone: ownZone() }), t.trust.rotate.done);
  }

  revokeKey(kid: string, reason: string): Promise<boolean> {
    return this.#change(() => call('revoke_key', { key: this.#key, kid, reason }), t.trust.revokeKey.done);
  }

  leave(reason: string): Promise<boolean> {
    return this.#change(() => call('leave_trust', { key: this.#key, reason }), t.trust.leave.done);
  }

  setWindow(kid: string, until: string): Promise<boolean> {
    return this.#change(() => call('admit_key', { key: this.#key, kid, until, zone: ownZone() }), t.trust.window.done);
  }

  /** Takes in what was scanned or pasted; gives whether it was ours. */
  readText(text: string): Promise<boolean> {
    return this.#ask(async () => (this.reading = await call('read_trust', { text })));
  }

  /** Takes in a scan: the first of its readings that has the form of a part, else the likeliest. */
  readScan(texts: readonly string[]): Promise<boolean> {
    return this.readText(texts.find((text) => part.test(text)) ?? texts[0] ?? '');
  }

  readFile(): Promise<boolean> {
    return this.#ask(async () => {
      const read = await call('choose_trust_file', nothing);
      if (read.kind !== null) this.reading = read;
    });
  }

  async startOver(): Promise<void> {
    this.reading = null;
    await this.#ask(async () => void (await call('drop_trust_reading', nothing)));
  }

  async accept(): Promise<boolean> {
    const list = this.reading?.list;
    if (!list) return false;
    const { fingerprint, version } = list.view;
    const done = await this.#change(() => call('accept_list', { key: this.#key, fingerprint, version }), t.trust.read.accepted(version));
    if (done) this.reading = null;
    return done;
  }

  async takeCard(until: string): Promise<boolean> {
    const card = this.reading?.card;
    if (!card) return false;
    const done = await this.#change(() => call('take_card', { key: this.#key, fingerprint: card.fingerprint, until, zone: ownZone() }), t.trust.read.taken(card.desk));
    if (done) this.reading = null;
    return done;
  }

  /** Gives the list or card out; the shell asks where to. */
  give(what: CarriedWord, as: 'file' | 'page' | 'print'): Promise<boolean> {
    const command = as === 'file' ? 'save_trust_file' : as === 'page' ? 'save_trust_sheet' : 'print_trust_sheet';
    return this.#ask(async () => this.#tell(await call(command, { what })));
  }

  copyRoot(move: boolean): Promise<boolean> {
    return this.#ask(async () => {
      const handed = await call(move ? 'move_root' : 'save_root', nothing);
      if (handed.way === 'cancelled') return;
      say(move ? t.trust.root.moved(handed.file ?? '') : t.trust.root.copied(handed.file ?? ''));
      if (move) this.view = await call('trust', nothing);
    });
  }

  bringRoot(): Promise<boolean> {
    const before = this.view?.root?.here ?? false;
    return this.#ask(async () => {
      this.view = await call('choose_root', nothing);
      if (!before && this.view.root?.here) say(t.trust.root.brought);
    });
  }

  #tell(handed: HandedOut): void {
    if (handed.way !== 'cancelled') say(t.handout.way[handed.way](handed.file ?? ''));
  }

  /** Changes what is believed, and closes the dialog in which that was asked for. */
  async #change(work: () => Promise<TrustView>, said = ''): Promise<boolean> {
    const done = await this.#ask(async () => (this.view = await work()));
    if (done) {
      this.doing = null;
      if (said) say(said);
    }
    return done;
  }

  async #ask(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** The day until which a new key counts when nothing else is said. */
export function keyUntil(now = new Date()): string {
  return inDays(keyDays, now);
}

/** The day until which paper signed so far should count: that of the last handout in force, or today. */
export function papersUntil(view: TrustView, now = new Date()): string {
  const today = inDays(0, now);
  const last = view.papersUntil ? isoDay(view.papersUntil, ownZone()) : today;
  return last > today ? last : today;
}

/** The key that signs, if there is one. */
export function signingKey(view: TrustView): OwnKey | undefined {
  return view.keys.find((key) => key.state === 'signing');
}
