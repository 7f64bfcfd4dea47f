import { Checks } from '../components/checks.svelte';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError, call } from '../ipc/call';
import type { AccessFlowWord, ApiError, CircuitStatus, CircuitView, FacilityForm, FileView, LoaStatus } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { isoDay, isoTime, ownZone } from '../text/format';

/** Everything that the sheet holds, whatever was seen; only what belongs to it is sent. */
export interface RecordForm {
  of: 'port' | 'loa';
  portStatus: CircuitStatus | '';
  loaStatus: LoaStatus | '';
  instanceId: string;
  /** Port on the provider's device and the device's address, when the console shows them. */
  port: string;
  device: string;
  reason: string;
  facility: FacilityForm;
  accessFlow: AccessFlowWord;
  officialPdf: FileView | null;
  seenBy: string;
  seenDate: string;
  seenTime: string;
}

const emptyFacility = (): FacilityForm => ({
  address: '',
  room: '',
  cabinet: '',
  odf: '',
  panelPort: '',
  strandTx: '',
  strandRx: '',
  medium: '',
  connector: '',
  optic: '',
  opticInstalled: false,
  notes: '',
});

/** Recording what Alibaba Cloud answered about a port or an LOA. */
export class RecordKeeper {
  form = $state<RecordForm>() as RecordForm;
  checks = new Checks(() => Promise.resolve({ problems: [] }));
  draft = $state.raw<DraftKeeper>() as DraftKeeper;
  error = $state<ApiError | null>(null);
  busy = $state(false);
  choosing = $state(false);
  ready = $state(false);
  /** Address or room were taken from what is written down about the access point. */
  readonly fromNotes: boolean;

  constructor(
    private readonly view: CircuitView,
    what: 'port' | 'loa' | 'later',
    seenBy: string,
  ) {
    const now = new Date();
    const zone = ownZone();
    const before = view.loas.find((one) => one.approval !== null)?.approval;
    const notes = before ? null : desk.directory?.accessPoints.find((one) => one.key === view.form.accessPoint)?.notes;
    this.fromNotes = notes !== undefined && notes !== null && (notes.address !== '' || notes.rooms !== '');
    this.form = {
      of: what === 'port' || view.loas.length === 0 ? 'port' : 'loa',
      portStatus: '',
      loaStatus: '',
      instanceId: view.row.instanceId ?? '',
      port: view.port ?? '',
      device: view.device ?? '',
      reason: '',
      facility: before ? { ...before.facility } : { ...emptyFacility(), address: notes?.address ?? '', room: notes?.rooms ?? '' },
      accessFlow: view.accessFlow,
      officialPdf: null,
      seenBy,
      seenDate: isoDay(now, zone),
      seenTime: isoTime(now, zone),
    };
    this.draft = new DraftKeeper(newKey(), 'answer', view.id);
  }

  /** Takes up an answer that was typed before and not recorded. */
  async begin(): Promise<void> {
    try {
      const draft = await findDraft({ kind: 'answer', circuit: this.view.id });
      if (draft) {
        const read = readBody<RecordForm>(draft.body, this.form);
        // A draft about the other half of the circuit belongs to another sheet.
        if (read.of === this.form.of) {
          this.form = { ...read, facility: { ...emptyFacility(), ...read.facility } };
          // What could be seen then may be impossible now.
          if (this.form.portStatus !== '' && !this.view.observable.includes(this.form.portStatus)) this.form.portStatus = '';
          if (this.form.loaStatus !== '' && !this.view.loaObservable.includes(this.form.loaStatus)) this.form.loaStatus = '';
          this.draft = new DraftKeeper(draft.id, 'answer', this.view.id, draft.keptAt);
        }
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
  }

  get body(): string {
    return JSON.stringify(this.form);
  }

  get chosen(): boolean {
    return this.form.of === 'port' ? this.form.portStatus !== '' : this.form.loaStatus !== '';
  }

  async choosePdf(): Promise<void> {
    this.choosing = true;
    this.error = null;
    try {
      const { file } = await call('choose_official_pdf', {});
      if (file) this.form.officialPdf = file;
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.choosing = false;
    }
  }

  async submit(): Promise<CircuitView | null> {
    if (this.busy || !this.chosen) return null;
    this.busy = true;
    this.error = null;
    try {
      await this.draft.flush();
      const view = await this.send();
      await this.draft.drop();
      return view;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'fields') this.checks.refused(error);
      else this.error = error;
      return null;
    } finally {
      this.busy = false;
    }
  }

  private send(): Promise<CircuitView> {
    const form = $state.snapshot(this.form);
    const seen = { seenBy: form.seenBy, seenAt: `${form.seenDate}T${form.seenTime}`, zone: ownZone(), reason: form.reason, key: this.draft.id };
    const loa = this.view.loas[0];
    if (form.of === 'port' || !loa) {
      if (form.portStatus === '') throw asApiError(new Error('nothing was chosen'));
      return call('record_port', { ...seen, circuit: this.view.id, status: form.portStatus, instanceId: form.instanceId, port: form.port, device: form.device });
    }
    if (form.loaStatus === '') throw asApiError(new Error('nothing was chosen'));
    return call('record_loa', { ...seen, loa: loa.id, status: form.loaStatus, facility: form.facility, accessFlow: form.accessFlow, officialPdf: form.officialPdf?.id ?? null });
  }
}
