import { Checks } from '../components/checks.svelte';
import { choiceName, nameOf } from '../components/names';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, FieldProblem, KeptWarning, OrderCheck, OrderForm, OrderPlaceForm, OrderView, PortSuggestions } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { t } from '../text/text.svelte';
import { isTopology, portsPerSite, shapes, type Topology } from './topologies';

/** The steps of the application, in their order. */
export const orderSteps = ['topology', 'places', 'ports', 'review'] as const;
export type OrderStep = (typeof orderSteps)[number];

/** Which step asks for a field, by the field's first part. */
const askedIn: Readonly<Record<OrderStep, readonly string[]>> = {
  topology: ['topology', 'portCount', 'accountManagerAllows', 'cloudBoxCluster'],
  places: ['account', 'accessPoints'],
  ports: ['portType', 'manager', 'managerOn', 'features', 'names', 'resourceGroup', 'tags', 'description', 'trafficBillingActivated'],
  review: ['billingRules'],
};

/** The step on which a field stands; what no step knows is told on the last one. */
export function stepOf(field: string): OrderStep {
  const root = field.split('.')[0] ?? '';
  return orderSteps.find((step) => askedIn[step].includes(root)) ?? 'review';
}

const emptyPlace = (): OrderPlaceForm => ({ region: '', accessPoint: '', lineOperator: '' });

const fresh = (): OrderForm => ({
  account: '',
  topology: '',
  accessPoints: [],
  portCount: '',
  accountManagerAllows: false,
  cloudBoxCluster: '',
  portType: '',
  features: [],
  resourceGroup: '',
  tags: [],
  names: [],
  description: '',
  manager: '',
  managerOn: '',
  billingRules: false,
  trafficBillingActivated: false,
});

/** What a kept application holds. */
interface Body {
  form: OrderForm;
  kept: KeptWarning[];
  step: OrderStep;
  visited: OrderStep[];
}

/** Applying for the ports of a combination: the form, its steps, its findings, its draft and its one submission. */
export class OrderFormKeeper {
  form = $state<OrderForm>(fresh());
  step = $state<OrderStep>('topology');
  visited = $state<OrderStep[]>(['topology']);
  /** What would be ordered as far as it is chosen, and how full the quotas are. */
  found = $state.raw<OrderCheck | null>(null);
  checks: Checks;
  draft = $state.raw<DraftKeeper>(new DraftKeeper(newKey(), 'order', null));
  suggestions = $state.raw<PortSuggestions>({ resourceGroups: [], tags: [], cloudBoxClusters: [], redundant: [] });
  restoredFrom = $state<string | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);

  /** Access points that the combination before wanted, so that going back and forth loses nothing. */
  private spare: OrderPlaceForm[] = [];

  constructor() {
    this.checks = new Checks(
      async (kept) => {
        const found = await call('check_order', { form: $state.snapshot(this.form), kept });
        this.found = found;
        return found;
      },
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** Begins anew, from a draft, or like an order that failed. */
  async begin(draftId: string | undefined, like: string | undefined): Promise<void> {
    try {
      const [suggestions, draft, model] = await Promise.all([call('port_suggestions', nothing), draftId ? findDraft({ id: draftId }) : null, like ? call('order', { id: like }) : null]);
      this.suggestions = suggestions;
      if (draft) {
        const body = readBody<Body>(draft.body, { form: fresh(), kept: [], step: 'topology', visited: ['topology'] });
        this.form = { ...fresh(), ...body.form };
        this.checks.kept = body.kept;
        this.step = orderSteps.includes(body.step) ? body.step : 'topology';
        this.visited = orderSteps.filter((step) => body.visited.includes(step) || step === this.step);
        this.draft = new DraftKeeper(draft.id, 'order', null, draft.keptAt);
        this.restoredFrom = draft.keptAt;
      } else if (model?.form) {
        this.form = { ...fresh(), ...model.form, names: [], billingRules: false };
      } else if (desk.accounts.length === 1) {
        this.form.account = desk.accounts[0]?.id ?? '';
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
    await this.checks.now();
  }

  get body(): string {
    const body: Body = { form: this.form, kept: this.checks.kept, step: this.step, visited: this.visited };
    return JSON.stringify(body);
  }

  get topology(): Topology | null {
    return isTopology(this.form.topology) ? this.form.topology : null;
  }

  /** Ports at each access point, as far as it is known. */
  get portsEach(): number | null {
    return this.topology === null ? null : portsPerSite(this.topology, this.form.portCount);
  }

  /** Ports in all, as far as it is known. */
  get ports(): number | null {
    return this.topology === null || this.portsEach === null ? null : this.portsEach * shapes[this.topology].sites;
  }

  /** Takes a combination: there are then as many access points to choose as it wants. */
  pick(topology: Topology): void {
    if (this.form.topology === topology) return;
    const all = [...this.form.accessPoints, ...this.spare];
    const wanted = shapes[topology].sites;
    this.form.topology = topology;
    this.form.accessPoints = Array.from({ length: wanted }, (_, at) => all[at] ?? emptyPlace());
    this.form.names = [];
    this.spare = all.slice(wanted);
    this.checks.soon();
  }

  /** What a step came to, in a few words. */
  said(step: OrderStep): string {
    if (step === 'topology') return this.topology ? t.orders.topology.names[this.topology] : '';
    if (step === 'places') return [...new Set((this.found?.lines ?? []).map((line) => nameOf(line.accessPointNames)))].join(', ');
    if (step === 'ports') return this.form.portType === '' ? '' : choiceName(desk.directory?.portTypes, this.form.portType);
    return '';
  }

  /** What stops the application on a step, as far as it may be shown. */
  wrongOn(step: OrderStep): FieldProblem[] {
    return this.checks.shown.filter((problem) => stepOf(problem.field) === step);
  }

  /** Goes to a step that was visited before. */
  goTo(step: OrderStep): void {
    this.step = step;
    if (!this.visited.includes(step)) this.visited = orderSteps.filter((one) => one === step || this.visited.includes(one));
  }

  /** Goes to the step before; from the first one nowhere. */
  back(): boolean {
    const before = orderSteps[orderSteps.indexOf(this.step) - 1];
    if (before) this.goTo(before);
    return before !== undefined;
  }

  /** Goes on when nothing blocks on this step; otherwise gives what does. Warnings are settled at the end at the latest. */
  async forward(): Promise<FieldProblem[]> {
    const step = this.step;
    for (const field of askedIn[step]) this.checks.left(field);
    this.error = null;
    await this.checks.now();
    const blocks = this.checks.problems.filter((problem) => !problem.warning && stepOf(problem.field) === step);
    const next = orderSteps[orderSteps.indexOf(step) + 1];
    if (blocks.length === 0 && this.error === null && next) this.goTo(next);
    return blocks;
  }

  /** Sends the application once: all ports or none. Nothing typed is lost, whatever the answer. */
  async submit(): Promise<OrderView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.checks.attempted = true;
    this.visited = [...orderSteps];
    try {
      await this.checks.now();
      if (this.checks.problems.length > 0) return null;
      await this.draft.flush();
      const view = await call('apply_order', { key: this.draft.id, form: $state.snapshot(this.form), kept: $state.snapshot(this.checks.kept) });
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
