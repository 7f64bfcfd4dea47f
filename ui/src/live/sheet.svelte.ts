import { Checks } from '../components/checks.svelte';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError } from '../ipc/call';
import type { ApiError, CircuitView, DraftKind, KeptWarning } from '../ipc/contract';
import { newKey } from '../ipc/key';

/** A form of a circuit's later life: kept as a draft while it is long, sent under one key, findings at their fields. */
export class SheetKeeper<Form extends object> {
  form = $state() as Form;
  checks = new Checks(() => Promise.resolve({ problems: [] }));
  draft = $state.raw<DraftKeeper | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);

  private readonly key = newKey();

  constructor(
    fresh: Form,
    private readonly circuit: string,
    /** Short dialogs keep no draft. */
    private readonly kind: DraftKind | null,
    private readonly send: (form: Form, key: string, kept: KeptWarning[]) => Promise<CircuitView>,
    /** Which of the drafts of its kind are its own; all, when nothing is said. */
    private readonly fits: (form: Form) => boolean = () => true,
  ) {
    this.form = fresh;
    if (kind) this.draft = new DraftKeeper(this.key, kind, circuit);
    else this.ready = true;
  }

  /** Takes up what was typed before and not sent. */
  async begin(): Promise<void> {
    if (!this.kind) return;
    try {
      const found = await findDraft({ kind: this.kind, circuit: this.circuit, fits: (body) => this.fits(readBody<Form>(body, this.form)) });
      if (found) {
        this.form = readBody<Form>(found.body, this.form);
        this.draft = new DraftKeeper(found.id, this.kind, this.circuit, found.keptAt);
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
  }

  /** Says what the form holds now. */
  note(): void {
    const body = JSON.stringify(this.form);
    if (this.ready) this.draft?.note(body);
  }

  async submit(): Promise<CircuitView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      await this.draft?.flush();
      const view = await this.send($state.snapshot(this.form) as Form, this.draft?.id ?? this.key, $state.snapshot(this.checks.kept));
      await this.draft?.drop();
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
