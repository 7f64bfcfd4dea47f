import { asApiError, call } from '../ipc/call';
import type { ApiError, CircuitView, CredentialReading, EngineerEntryView, KeptPicture } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { t } from '../text/text.svelte';

/** Most bytes of a picture or PDF. The program checks it again. */
const largest = 12 * 1024 * 1024;

/** One engineer's text message and official code, as they are taken in. */
export class CredentialKeeper {
  sms = $state('');
  by = $state(desk.settings?.form.contactName ?? '');
  reading = $state.raw<CredentialReading | null>(null);
  chosen = $state(0);
  busy = $state<'' | 'sms' | 'reading' | 'keeping'>('');
  error = $state.raw<ApiError | null>(null);
  smsError = $state.raw<ApiError | null>(null);
  cut = $state.raw<KeptPicture | null>(null);
  whole = $state.raw<KeptPicture | null>(null);
  private key = newKey();
  private smsKey = newKey();

  constructor(
    private readonly loa: string,
    readonly engineer: EngineerEntryView,
  ) {}

  /** Codes of which one may be kept. */
  get official(): boolean {
    return this.reading?.codes[this.chosen]?.kind === 'official';
  }

  async open(): Promise<void> {
    const kept = this.engineer.credential;
    if (!kept) return;
    try {
      this.cut = await call('credential_picture', { id: kept.cut });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  async showWhole(): Promise<void> {
    const kept = this.engineer.credential;
    if (!kept || this.whole) return;
    try {
      this.whole = await call('credential_picture', { id: kept.image });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  async keepSms(): Promise<CircuitView | null> {
    return this.run('sms', () => call('keep_entry_sms', { key: this.smsKey, loa: this.loa, person: this.engineer.person, text: this.sms, by: this.by }));
  }

  async choose(): Promise<void> {
    await this.read(() => call('choose_credential', {}));
  }

  /** A file that was dropped or pasted. Only its bytes are looked at, never its name. */
  async take(files: Iterable<File>): Promise<void> {
    const [file] = files;
    if (!file) {
      this.error = said(t.entry.sheet.notPicture);
      return;
    }
    if (file.size > largest) {
      this.error = { ...said(t.entry.sheet.tooLarge), params: { limit: '12' } };
      return;
    }
    await this.read(async () => call('read_credential', { data: base64(new Uint8Array(await file.arrayBuffer())) }));
  }

  private async read(ask: () => Promise<CredentialReading>): Promise<void> {
    if (this.busy !== '') return;
    this.busy = 'reading';
    this.error = null;
    try {
      const reading = await ask();
      if (reading.reading === null) return;
      this.reading = reading;
      this.key = newKey();
      this.chosen = Math.max(
        0,
        reading.codes.findIndex((code) => code.kind === 'official'),
      );
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = '';
    }
  }

  keep(): Promise<CircuitView | null> {
    const reading = this.reading?.reading;
    if (reading === null || reading === undefined) return Promise.resolve(null);
    return this.run('keeping', () => call('keep_credential', { key: this.key, loa: this.loa, person: this.engineer.person, reading, code: this.chosen, by: this.by }));
  }

  private async run(what: 'sms' | 'keeping', ask: () => Promise<CircuitView>): Promise<CircuitView | null> {
    if (this.busy !== '') return null;
    this.busy = what;
    if (what === 'sms') this.smsError = null;
    else this.error = null;
    try {
      const view = await ask();
      if (what === 'sms') {
        this.sms = '';
        this.smsKey = newKey();
      } else {
        this.reading = null;
        this.key = newKey();
      }
      return view;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (what === 'sms') {
        this.smsError = error;
        this.smsKey = newKey();
      } else {
        this.error = error;
      }
      return null;
    } finally {
      this.busy = '';
    }
  }
}

function said(message: string): ApiError {
  return { code: 'badFile', message, params: { why: 'not_picture' }, fields: [] };
}

/** Bytes as base64, in pieces that a call takes. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
