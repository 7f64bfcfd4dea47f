import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { ApiError, FieldProblem, FormCheck, KeptWarning } from '../ipc/contract';
import { pointerUp, whenPointerIsUp } from './pointer';

const debounce = 300;

/** Forms that are about to be asked about, or whose answer is on its way: what they say may still move the page. */
const awaited = new Set<Checks>();

/** The page says so, too: whoever drives the window waits with a click as a person does while things still move. */
function tell(): void {
  document.documentElement.toggleAttribute('data-checking', awaited.size > 0);
}

/**
 * What is known to be wrong with a form, and what of it is shown.
 *
 * The rules live behind the check command; this class only decides when to ask and what to show: a field speaks
 * once it was left, everything speaks once sending was tried, and what was wrong is asked again at each key.
 * Nothing is shown or taken away while the pointer is held down, because the page would move under it.
 */
export class Checks {
  /** Every finding of the last check. */
  problems = $state.raw<FieldProblem[]>([]);
  /** Warnings that are kept, with their reasons. */
  kept = $state<KeptWarning[]>([]);
  /** Sending was tried. */
  attempted = $state(false);
  /** At least one check has answered. */
  answered = $state(false);

  private readonly touched = new SvelteSet<string>();
  /** Fields left since the last answer: they speak with the next one, which knows what was typed last. */
  private readonly leaving = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    private readonly ask: (kept: KeptWarning[]) => Promise<FormCheck>,
    private readonly failed: (thrown: unknown) => void = () => {},
  ) {}

  /** Findings that may be shown now. */
  get shown(): FieldProblem[] {
    return this.problems.filter((problem) => this.attempted || this.isTouched(problem.field));
  }

  /** Shown findings that stop the form. */
  get blocks(): FieldProblem[] {
    return this.shown.filter((problem) => !problem.warning);
  }

  get warnings(): FieldProblem[] {
    return this.shown.filter((problem) => problem.warning);
  }

  /** Number of findings that wait until their field was visited. */
  get waiting(): number {
    return new Set(this.problems.filter((problem) => !problem.warning && !this.shown.includes(problem)).map((problem) => problem.field)).size;
  }

  /** The finding to show at a field, blocks before warnings. */
  at(path: string): FieldProblem | null {
    const here = this.shown.filter((problem) => sameField(problem.field, path));
    return here.find((problem) => !problem.warning) ?? here[0] ?? null;
  }

  private isTouched(field: string): boolean {
    for (const path of this.touched) if (sameField(field, path) || field.startsWith(`${path}.`)) return true;
    return false;
  }

  /** A field was left. */
  left(path: string): void {
    whenPointerIsUp(() => {
      this.leaving.add(path);
      void this.now();
    });
  }

  /** Asks again a short while after the last key. */
  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), debounce);
    this.await(true);
  }

  /** Asks at once. An answer that a later question overtook is dropped. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    this.await(true);
    try {
      const answer = await this.ask($state.snapshot(this.kept));
      await pointerUp();
      if (turn !== this.asked) return;
      for (const path of this.leaving) this.touched.add(path);
      this.leaving.clear();
      this.problems = answer.problems;
      this.answered = true;
    } catch (thrown) {
      if (turn === this.asked) this.failed(thrown);
    } finally {
      if (turn === this.asked) this.await(false);
    }
  }

  private await(answer: boolean): void {
    if (answer) awaited.add(this);
    else awaited.delete(this);
    tell();
  }

  /** Shows what the host refused. */
  refused(error: ApiError): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.await(false);
    this.attempted = true;
    this.problems = error.fields;
  }

  /** Forgets the findings of a field that is being corrected where no check command exists. */
  forget(path: string): void {
    this.problems = this.problems.filter((problem) => !sameField(problem.field, path));
  }

  /** Keeps a warning, because of a reason. */
  keep(problem: FieldProblem, reason: string): void {
    this.kept = [...this.kept.filter((one) => one.field !== problem.field || one.code !== problem.code), { field: problem.field, code: problem.code, reason }];
    // Settled in the reader's eyes; the next check confirms it.
    this.problems = this.problems.filter((one) => one.field !== problem.field || one.code !== problem.code);
    void this.now();
  }

  takeBack(kept: KeptWarning): void {
    this.kept = this.kept.filter((one) => one !== kept);
    this.soon();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.await(false);
  }
}

/** The rules speak of `facility.room` or of `room` alone; both mean the same field of the form. */
export function sameField(said: string, path: string): boolean {
  return said === path || path === `facility.${said}` || said === `facility.${path}`;
}

/** What a field needs to know of its form. */
export interface FieldHome {
  /** Distinguishes ids of fields when two forms stand on one page. */
  id: string;
  checks: Checks;
  /** Called at each change. */
  changed: (path: string) => void;
}

const home = Symbol('form');

export function setFieldHome(form: FieldHome): void {
  setContext(home, form);
}

export function fieldHome(): FieldHome {
  return getContext<FieldHome>(home);
}

/** Id of the control of a field. */
export function fieldId(form: string, path: string): string {
  return `${form}-${path.replaceAll('.', '-')}`;
}

/** Name by which tests find a control. */
export function fieldTestId(path: string): string {
  return `field-${path.replace(/^facility\./, '')}`;
}
