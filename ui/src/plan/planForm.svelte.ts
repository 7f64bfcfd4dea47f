import { Checks } from '../components/checks.svelte';
import { pointerUp } from '../components/pointer';
import { asApiError, call } from '../ipc/call';
import type { ApiError, PlanForm, PlanView, PricedPort } from '../ipc/contract';

/** The steps of a plan, in order; the rows of the form's durations. */
const planSteps = ['port', 'prepare', 'review', 'survey', 'line', 'patch', 'activation'] as const;

const fresh = (): PlanForm => ({
  start: '',
  target: '',
  durations: planSteps.map((step) => ({ step, shortest: '', longest: '' })),
  months: '12',
  currency: 'USD',
  rate: '',
  rateOn: '',
  gbMonth: '',
  gbPrice: '',
  costs: [],
});

/** A plan with a row for each step, whatever was kept of it. */
function whole(kept: Partial<PlanForm>): PlanForm {
  const durations = fresh().durations.map((row) => kept.durations?.find((one) => one.step === row.step) ?? row);
  return { ...fresh(), ...kept, durations, months: kept.months || '12', currency: kept.currency || 'USD' };
}

/** A plan while it is written: its form, and what it comes to, worked out anew at each change. */
export class PlanKeeper {
  form = $state<PlanForm>(fresh());
  view = $state.raw<PlanView | null>(null);
  error = $state<ApiError | null>(null);
  checks: Checks;
  private ports: readonly PricedPort[] = [];

  constructor() {
    this.checks = new Checks(
      async () => {
        const view = await call('plan_preview', { form: $state.snapshot(this.form), ports: this.ports.map((one) => ({ ...one })) });
        // A table that grows would push what is being clicked away.
        await pointerUp();
        // The last figures stay while a field is being corrected.
        this.view = { ...view, schedule: view.schedule ?? this.view?.schedule ?? null };
        this.error = null;
        return { problems: view.problems };
      },
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** Takes up what was kept. */
  take(kept: Partial<PlanForm> | null | undefined): void {
    this.form = whole(kept ?? {});
  }

  /** Says which ports the plan is for. */
  about(ports: readonly PricedPort[]): void {
    const known = ports.filter((one) => one.accessPoint !== '' && one.portType !== '');
    if (JSON.stringify(known) === JSON.stringify(this.ports) && this.view) return;
    this.ports = known;
    this.checks.soon();
  }

  /** Something was written. */
  get written(): boolean {
    return JSON.stringify(this.form) !== JSON.stringify(fresh());
  }

  /** The plan for a request, or nothing when none was written. */
  get request(): PlanForm | null {
    return this.written ? $state.snapshot(this.form) : null;
  }

  addCost(): void {
    this.form.costs = [...this.form.costs, { kind: 'carrier_line', label: '', amount: '', currency: 'own', per: 'month' }];
  }

  removeCost(at: number): void {
    this.form.costs = this.form.costs.filter((_, n) => n !== at);
    this.checks.soon();
  }
}
