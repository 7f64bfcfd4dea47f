import { Checks } from '../components/checks.svelte';
import { asApiError, call } from '../ipc/call';
import type { AccessPointForm, AccessPointView, ApiError, PointStatusWord } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { pointList } from './accessPoints.svelte';

const fresh = (): AccessPointForm => ({
  nameEn: '',
  nameZh: '',
  region: '',
  regionEn: '',
  regionZh: '',
  mainland: true,
  city: '',
  operator: '',
  landmark: '',
  accessFlow: 'smsQr',
  id: '',
  thirdPartyFee: false,
  address: '',
  rooms: '',
  contact: '',
  notes: '',
  portTypes: [],
  carriers: [],
  status: null,
  statusSeen: '',
});

/** What was typed into a sheet that was closed without saving, for as long as the window lives. */
const unsaved = new Map<string, AccessPointForm>();

/** Writing down what is known of an access point, or adding one. */
export class PointFormKeeper {
  form = $state<AccessPointForm>(fresh());
  /** The region is in no list. */
  otherRegion = $state(false);
  checks = new Checks(() => Promise.resolve({ problems: [] }));
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);
  /** Unsaved text of an earlier sheet was brought back. */
  restored = $state(false);

  private readonly key = newKey();
  private begun = '';

  constructor(readonly point: AccessPointView | null) {}

  private get name(): string {
    return this.point?.key ?? '';
  }

  async begin(): Promise<void> {
    try {
      if (this.point) this.form = (await call('access_point', { accessPoint: this.point.key })).form;
      this.begun = JSON.stringify(this.form);
      const typed = unsaved.get(this.name);
      if (typed) {
        this.form = typed;
        this.otherRegion = this.point === null && typed.region === '' && typed.regionEn !== '';
        this.restored = true;
      }
      this.ready = true;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  set status(word: PointStatusWord | '') {
    this.form.status = word === '' ? null : word;
  }
  get status(): PointStatusWord | '' {
    return this.form.status ?? '';
  }

  /** Puts a word into a list of the form, or takes it out. */
  toggle(list: 'portTypes' | 'carriers', word: string): void {
    const has = this.form[list].includes(word);
    this.form[list] = has ? this.form[list].filter((one) => one !== word) : [...this.form[list], word];
  }

  /** The sheet goes: what was typed waits for the next one. */
  leave(): void {
    if (this.ready && JSON.stringify(this.form) !== this.begun) unsaved.set(this.name, $state.snapshot(this.form));
    else unsaved.delete(this.name);
  }

  /** Gives the key of the access point, or `null` when something is to be corrected. */
  async save(): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      const form = $state.snapshot(this.form);
      if (!this.otherRegion) Object.assign(form, { regionEn: '', regionZh: '' });
      const saved = await call('save_access_point', { key: this.key, accessPoint: this.point?.key ?? null, form });
      this.begun = JSON.stringify(this.form);
      await pointList.written();
      return saved.point.key;
    } catch (thrown) {
      const said = asApiError(thrown);
      if (said.code === 'fields') this.checks.refused(said);
      else this.error = said;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
