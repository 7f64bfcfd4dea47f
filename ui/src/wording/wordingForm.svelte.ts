import { Checks } from '../components/checks.svelte';
import { DraftKeeper, readBody } from '../drafts/draft.svelte';
import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, LogoView, SiteRuleForm, WordingForm, WordingView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { PagesPreview } from '../loas/preview.svelte';

/** How long a pause in typing is before the page is drawn anew, ms. */
const pause = 400;

/** A row of the rules. Its number stays with it when rows are moved. */
export interface RuleRow extends SiteRuleForm {
  row: number;
}

/** An invented letter with the wording as it is typed. */
export class WordingPreview extends PagesPreview {
  private timer: ReturnType<typeof setTimeout> | undefined;

  soon(form: WordingForm, accessPoint: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(() => call('preview_wording', { form, accessPoint })), this.preview ? pause : 0);
  }

  override close(): void {
    clearTimeout(this.timer);
    super.close();
  }
}

/** What the organisation adds to its letters: the form, its findings, its draft. */
export class WordingKeeper {
  logo = $state<string | null>(null);
  contact = $state('');
  rules = $state<RuleRow[]>([]);
  checks: Checks;
  draft = $state.raw<DraftKeeper>(new DraftKeeper(newKey(), 'wording', null));
  view = $state.raw<WordingView | null>(null);
  restoredFrom = $state<string | null>(null);
  /** The logo that was just chosen, with its size. */
  chosen = $state.raw<LogoView | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state<'choosing' | 'saving' | null>(null);
  private rows = 0;

  constructor() {
    this.checks = new Checks(
      () => call('check_wording', { form: this.form }),
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** As it travels. */
  get form(): WordingForm {
    const { logo, contact, rules } = $state.snapshot({ logo: this.logo, contact: this.contact, rules: this.rules });
    return { logo, contact, rules: rules.map(({ accessPoint, en, zh }) => ({ accessPoint, en, zh })) };
  }

  get body(): string {
    return JSON.stringify(this.form);
  }

  /** Something differs from what is saved. */
  get dirty(): boolean {
    return this.view !== null && this.body !== JSON.stringify(this.view.form);
  }

  async begin(): Promise<void> {
    try {
      const [view, { drafts }] = await Promise.all([call('wording', nothing), call('drafts', nothing)]);
      this.view = view;
      const draft = drafts.find((one) => one.kind === 'wording');
      this.take(draft ? readBody(draft.body, view.form) : view.form);
      if (draft) {
        this.draft = new DraftKeeper(draft.id, 'wording', null, draft.keptAt);
        this.restoredFrom = draft.keptAt;
      }
      await this.checks.now();
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  add(accessPoint = ''): RuleRow {
    const rule = { row: ++this.rows, accessPoint, en: '', zh: '' };
    this.rules.push(rule);
    return rule;
  }

  remove(at: number): void {
    this.rules.splice(at, 1);
    void this.checks.now();
  }

  /** Moves a rule one place up (-1) or down (1). */
  move(at: number, by: -1 | 1): void {
    const [rule] = this.rules.splice(at, 1);
    if (rule) this.rules.splice(at + by, 0, rule);
    void this.checks.now();
  }

  async chooseLogo(): Promise<void> {
    if (this.busy) return;
    this.busy = 'choosing';
    this.error = null;
    try {
      const { logo } = await call('choose_logo', nothing);
      if (logo) {
        this.chosen = logo;
        this.logo = logo.png;
        await this.checks.now();
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = null;
    }
  }

  removeLogo(): void {
    this.logo = null;
    this.chosen = null;
    void this.checks.now();
  }

  /** Saves; what was saved stays in the form. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = 'saving';
    this.error = null;
    this.checks.attempted = true;
    try {
      await this.draft.flush();
      this.view = await call('save_wording', { key: this.draft.id, form: this.form });
      await this.draft.drop();
      this.draft = new DraftKeeper(newKey(), 'wording', null);
      this.restoredFrom = null;
      this.take(this.view.form);
      this.draft.note(this.body);
      this.checks.attempted = false;
      await this.checks.now();
      return true;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'fields') this.checks.refused(error);
      else this.error = error;
      return false;
    } finally {
      this.busy = null;
    }
  }

  private take(form: WordingForm): void {
    this.logo = form.logo;
    this.contact = form.contact;
    this.rules = form.rules.map((rule) => ({ ...rule, row: ++this.rows }));
  }
}
