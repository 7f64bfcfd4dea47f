import { Checks } from '../components/checks.svelte';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError, call } from '../ipc/call';
import type { ApiError, CircuitView, KeptWarning, LoaForm, Preflight } from '../ipc/contract';
import { newKey } from '../ipc/key';

/** Engineers that one application takes. */
export const mostEngineers = 16;

/** A form with nothing in it. */
export const freshLoaForm = (): LoaForm => ({
  companyName: '',
  companyNameLatin: '',
  constructionCompany: '',
  constructionCompanyLatin: '',
  lineType: '',
  entryDate: '',
  entryFrom: '',
  entryUntilDate: '',
  entryUntil: '',
  customerLocation: '',
  bandwidth: '',
  circuitCode: '',
  engineers: [],
  purpose: '',
  purposeReason: '',
});

/** Applying for an LOA: the form, its findings, its draft and its one submission. */
export class LoaFormKeeper {
  form = $state<LoaForm>(freshLoaForm());
  checks: Checks;
  draft = $state.raw<DraftKeeper>() as DraftKeeper;
  view = $state.raw<CircuitView | null>(null);
  fromEarlier = $state(false);
  zone = $state('UTC');
  /** Why it can be applied for, as the last LOA stands. */
  purposes = $state.raw<string[]>([]);
  restoredFrom = $state<string | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);
  /** All that was looked at by the last check. */
  found = $state.raw<Preflight | null>(null);

  constructor(private readonly circuit: string) {
    this.draft = new DraftKeeper(newKey(), 'loa', circuit);
    this.checks = new Checks(
      async (kept) => {
        this.found = await call('check_loa', { circuit: this.circuit, form: $state.snapshot(this.form), kept });
        return this.found;
      },
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** Begins with what is known of the circuit, or with a draft. */
  async begin(draftId: string | undefined): Promise<void> {
    try {
      const [start, view, draft] = await Promise.all([
        call('loa_start', { id: this.circuit }),
        call('circuit', { id: this.circuit }),
        findDraft(draftId ? { id: draftId } : { kind: 'loa', circuit: this.circuit }),
      ]);
      this.view = view;
      this.zone = start.zone;
      this.purposes = start.purposes;
      this.fromEarlier = start.fromEarlier;
      if (draft) {
        const { form, kept } = readBody<{ form: LoaForm; kept: KeptWarning[] }>(draft.body, { form: start.form, kept: [] });
        this.form = { ...start.form, ...form };
        // the last LOA may stand elsewhere than when the form was left
        if (!start.purposes.includes(this.form.purpose)) this.form.purpose = start.form.purpose;
        this.checks.kept = kept;
        this.draft = new DraftKeeper(draft.id, 'loa', this.circuit, draft.keptAt);
        this.restoredFrom = draft.keptAt;
      } else {
        this.form = start.form;
      }
      this.ready = true;
      await this.checks.now();
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  get body(): string {
    return JSON.stringify({ form: this.form, kept: this.checks.kept });
  }

  async submit(): Promise<CircuitView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.checks.attempted = true;
    try {
      await this.checks.now();
      if (this.checks.problems.length > 0) return null;
      await this.draft.flush();
      const view = await call('apply_loa', { key: this.draft.id, circuit: this.circuit, form: $state.snapshot(this.form), kept: $state.snapshot(this.checks.kept) });
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
}
