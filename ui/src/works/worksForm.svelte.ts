import { Checks } from '../components/checks.svelte';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError } from '../ipc/call';
import type { ApiError, CircuitView, FormCheck, KeptWarning } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { isoDay, isoTime } from '../text/format';

/** Which record of construction a form makes. */
export type WorksWhat = 'survey' | 'request' | 'cost' | 'cable' | 'light' | 'test' | 'built' | 'step' | 'plan';

/** Who records and when it happened, at the site. */
export interface Recorded {
  by: string;
  date: string;
  time: string;
}

interface Body<Form> {
  what: WorksWhat;
  form: Form;
  recorded: Recorded;
  kept: KeptWarning[];
}

/** One record of construction while it is typed: kept as a draft, sent once, its findings at their fields. */
export class WorksKeeper<Form extends object> {
  form = $state<Form>() as Form;
  recorded = $state<Recorded>() as Recorded;
  checks: Checks;
  draft = $state.raw<DraftKeeper>() as DraftKeeper;
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);

  constructor(
    readonly view: CircuitView,
    readonly what: WorksWhat,
    form: Form,
    private readonly check: (form: Form, kept: KeptWarning[]) => Promise<FormCheck> = () => Promise.resolve({ problems: [] }),
  ) {
    const now = new Date();
    this.form = form;
    this.recorded = { by: desk.settings?.form.contactName ?? '', date: isoDay(now, view.zone), time: isoTime(now, view.zone) };
    this.checks = new Checks(
      (kept) => this.check($state.snapshot(this.form) as Form, kept),
      (thrown) => (this.error = asApiError(thrown)),
    );
    this.draft = new DraftKeeper(newKey(), this.kind, view.id);
  }

  private get kind(): 'survey' | 'works' {
    return this.what === 'survey' ? 'survey' : 'works';
  }

  /** Takes up what was typed before and not recorded. */
  async begin(): Promise<void> {
    try {
      const draft = await findDraft({ kind: this.kind, circuit: this.view.id });
      if (draft) {
        const read = readBody<Body<Form>>(draft.body, { what: this.what, form: this.form, recorded: this.recorded, kept: [] });
        if (read.what === this.what) {
          this.form = { ...this.form, ...read.form };
          this.recorded = { ...this.recorded, ...read.recorded };
          this.checks.kept = read.kept;
          this.draft = new DraftKeeper(draft.id, this.kind, this.view.id, draft.keptAt);
        }
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
    void this.checks.now();
  }

  get body(): string {
    return JSON.stringify({ what: this.what, form: this.form, recorded: this.recorded, kept: this.checks.kept } satisfies Body<Form>);
  }

  get key(): string {
    return this.draft.id;
  }

  get at(): string {
    return `${this.recorded.date}T${this.recorded.time}`;
  }

  changed(path: string): void {
    if (this.checks.problems.some((problem) => !problem.warning)) this.checks.forget(path);
    this.checks.soon();
  }

  async submit(send: (form: Form, kept: KeptWarning[]) => Promise<CircuitView>): Promise<CircuitView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      await this.draft.flush();
      const view = await send($state.snapshot(this.form) as Form, $state.snapshot(this.checks.kept));
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
