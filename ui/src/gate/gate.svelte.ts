import { base64 } from '../entry/credential.svelte';
import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, GateActWord, GateCodes, GateLine, GateVerdictView, GateView, Language } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { facesFor } from '../text/faces';
import { speak, t } from '../text/text.svelte';
import { sounds } from './sound';

/** Most bytes of a picture or PDF. The program checks it again. */
const largest = 12 * 1024 * 1024;

/** What was recorded last, and how to take it back. */
export interface Recorded {
  what: string;
  line: GateLine | null;
}

/** The screen at the door: waits for a code, shows the verdict, records what came of it. */
export class Gate {
  view = $state.raw<GateView | null>(null);
  verdict = $state.raw<GateVerdictView | null>(null);
  /** Codes of a picture that holds several. */
  found = $state.raw<GateCodes | null>(null);
  idSeen = $state(false);
  typed = $state('');
  busy = $state<'' | 'checking' | 'reading' | 'recording'>('');
  error = $state.raw<ApiError | null>(null);
  recorded = $state.raw<Recorded | null>(null);
  private key = newKey();
  /** A code that was scanned while the one before was still being checked. */
  private waiting: string[] | null = null;

  /** The guard's language, which is this screen's alone. */
  get language(): Language {
    return this.view?.post.language ?? desk.preferences.language;
  }

  get locked(): boolean {
    return this.view?.post.locked ?? desk.start?.locked ?? false;
  }

  async open(): Promise<void> {
    try {
      this.show(await call('gate', nothing));
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  private show(view: GateView): void {
    this.view = view;
    void facesFor(this.language, desk.start?.system ?? '');
    speak(this.language);
  }

  /** Checks what was scanned, typed or read. A scan during a check waits for its end. */
  async check(texts: string[]): Promise<void> {
    if (this.busy === 'checking' || this.busy === 'recording') {
      this.waiting = texts;
      return;
    }
    this.busy = 'checking';
    this.error = null;
    this.found = null;
    this.recorded = null;
    try {
      const verdict = await call('check_code', { texts: texts.slice(0, 4) });
      this.verdict = verdict;
      this.idSeen = false;
      this.typed = '';
      this.key = newKey();
      if (this.view?.post.sound) sounds.play(verdict.verdict);
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = '';
    }
    await this.takeWaiting();
  }

  private async takeWaiting(): Promise<void> {
    const texts = this.waiting;
    this.waiting = null;
    if (texts) await this.check(texts);
  }

  /** Checks what stands in the field. */
  async checkTyped(): Promise<void> {
    if (this.typed.trim() !== '') await this.check([this.typed]);
  }

  /** Back to waiting for a code. */
  again(): void {
    this.verdict = null;
    this.found = null;
    this.error = null;
    this.idSeen = false;
  }

  async choose(): Promise<void> {
    await this.read(() => call('choose_gate_picture', nothing));
  }

  /** A picture that was dropped or pasted. Only its bytes are looked at. */
  async take(files: Iterable<File>): Promise<void> {
    const [file] = files;
    if (!file) return;
    if (file.size > largest) {
      this.error = { code: 'badFile', message: 'The file is larger than 12 MB. Choose a smaller one.', params: { limit: '12' }, fields: [] };
      return;
    }
    await this.read(async () => call('read_gate_picture', { data: base64(new Uint8Array(await file.arrayBuffer())) }));
  }

  private async read(ask: () => Promise<GateCodes>): Promise<void> {
    if (this.busy !== '') return;
    this.busy = 'reading';
    this.error = null;
    this.found = null;
    let read: GateCodes | null = null;
    try {
      read = await ask();
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = '';
    }
    if (!read || read.codes.length === 0) return;
    const ours = read.codes.filter((code) => code.ours);
    const [first] = ours.length > 0 ? ours : read.codes;
    if (ours.length > 1) this.found = { codes: ours };
    else if (first) await this.check([first.text]);
  }

  /** Whether this may be recorded now. */
  may(act: GateActWord): boolean {
    return this.verdict?.acts.includes(act) ?? false;
  }

  /** Records what came of the verdict. Gives the error when it was not taken. */
  async record(act: GateActWord, asked = { allowedBy: '', because: '' }): Promise<ApiError | null> {
    const verdict = this.verdict;
    if (!verdict || this.busy !== '') return null;
    this.busy = 'recording';
    this.error = null;
    const who = verdict.person?.name ?? t.gate.bearer;
    try {
      const view = await call('record_gate', { key: this.key, check: verdict.check, act, idSeen: this.idSeen, ...asked });
      this.show(view);
      this.recorded = { what: t.gate.done[act](act === 'sealSeen' ? (verdict.letter?.number ?? '') : who), line: view.today[0] ?? null };
      this.again();
      return null;
    } catch (thrown) {
      const error = asApiError(thrown);
      this.key = newKey();
      if (error.code !== 'fields') this.error = error;
      return error;
    } finally {
      this.busy = '';
      await this.takeWaiting();
    }
  }

  /** Takes a line back that was recorded by mistake. */
  async takeBack(line: GateLine): Promise<boolean> {
    try {
      this.show(await call('withdraw_gate', { key: newKey(), event: line.event, reason: t.gate.scan.mistakeReason }));
      this.recorded = { what: t.gate.scan.takenBack, line: null };
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    }
  }

  /** Changes where and how the gate stands. */
  async set(change: { site?: string; language?: Language; sound?: boolean; guard?: string }): Promise<ApiError | null> {
    const post = this.view?.post;
    if (!post) return null;
    try {
      this.show(await call('set_gate_post', { site: post.site, language: post.language, sound: post.sound, guard: post.guard, ...change }));
      return null;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code !== 'fields') this.error = error;
      return error;
    }
  }

  async switchLanguage(): Promise<void> {
    await this.set({ language: this.language === 'zh' ? 'en' : 'zh' });
  }

  async lock(pin: string): Promise<ApiError | null> {
    try {
      this.show(await call('lock_gate', { pin }));
      this.verdict = null;
      return null;
    } catch (thrown) {
      return asApiError(thrown);
    }
  }

  async unlock(pin: string): Promise<ApiError | null> {
    try {
      this.show(await call('unlock_gate', { pin }));
      this.verdict = null;
      return null;
    } catch (thrown) {
      return asApiError(thrown);
    }
  }
}
