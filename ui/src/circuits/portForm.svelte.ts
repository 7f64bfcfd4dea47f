import { Checks } from '../components/checks.svelte';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CircuitRef, CircuitView, KeptWarning, PlanForm, PortForm, PortSuggestions } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { PlanKeeper } from '../plan/planForm.svelte';
import { desk } from '../shell/desk.svelte';
import { findTemplate, fromPattern } from '../templates/templates.svelte';
import { t } from '../text/text.svelte';
import { nameOfLarger } from '../upgrade/upgrade';

const fresh = (): PortForm => ({
  account: '',
  region: '',
  lineOperator: '',
  accessPoint: '',
  cloudBoxCluster: '',
  portType: '',
  features: [],
  resourceGroup: '',
  tags: [],
  name: '',
  description: '',
  redundantCircuit: '',
  replaces: '',
  corrects: '',
  upgrades: '',
  billingRules: false,
  trafficBillingActivated: false,
  lineType: '',
  manager: '',
  managerOn: '',
  recommended: null,
});

const refOf = (view: CircuitView): CircuitRef => ({ id: view.id, name: view.row.name, instanceId: view.row.instanceId });

/** How else an application may begin. */
export interface Beginning {
  instead?: 'replaces' | 'corrects' | 'upgrades' | undefined;
  template?: string | undefined;
}

/** Features that this mode offers: a failover group belongs to orders, and could not be taken out here. */
const offeredHere = (features: readonly string[]): string[] => features.filter((one) => desk.directory?.features.some((offered) => offered.value === one) ?? true);

/** Applying for a port: the form, its findings, its draft and its one submission. */
export class PortFormKeeper {
  form = $state<PortForm>(fresh());
  checks: Checks;
  draft = $state.raw<DraftKeeper>(new DraftKeeper(newKey(), 'port', null));
  suggestions = $state.raw<PortSuggestions>({ resourceGroups: [], tags: [], cloudBoxClusters: [], redundant: [] });
  restoredFrom = $state<string | null>(null);
  error = $state<ApiError | null>(null);
  /** Says what the form began with: a template, or another circuit. */
  begunWith = $state<string | null>(null);
  plan = new PlanKeeper();
  busy = $state(false);
  ready = $state(false);

  /** The circuit whose place this one takes, whose application it corrects, or whose larger port it is. */
  follows = $state.raw<CircuitRef | null>(null);

  /** Access points whose name was offered as the circuit's, so that an offer never overwrites typed text. */
  private offered = '';

  constructor() {
    this.checks = new Checks(
      (kept) => call('check_port', { form: $state.snapshot(this.form), kept }),
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** Begins anew, from a draft, like another circuit (to be another one, to take its place, or to correct it), or with a template. */
  async begin(draftId: string | undefined, like: string | undefined, { instead, template: templateId }: Beginning = {}): Promise<void> {
    try {
      const [suggestions, draft, model, template] = await Promise.all([
        call('port_suggestions', nothing),
        draftId ? findDraft({ id: draftId }) : null,
        like ? call('circuit', { id: like }) : null,
        templateId ? findTemplate(templateId) : null,
      ]);
      this.suggestions = suggestions;
      if (draft) {
        const { form, kept, plan } = readBody<{ form: PortForm; kept: KeptWarning[]; plan: PlanForm | null }>(draft.body, { form: fresh(), kept: [], plan: null });
        this.form = { ...fresh(), ...form };
        this.checks.kept = kept;
        this.plan.take(plan);
        this.draft = new DraftKeeper(draft.id, 'port', null, draft.keptAt);
        this.restoredFrom = draft.keptAt;
        const followed = this.form.replaces || this.form.corrects || this.form.upgrades;
        if (followed) this.follows = refOf(await call('circuit', { id: followed }));
      } else if (model && instead === 'upgrades') {
        // A port beside the old one, which stays as it is until traffic has moved.
        const portType = model.upgrade?.portType ?? '';
        const name = nameOfLarger(model.form.name, portType);
        this.form = { ...fresh(), ...model.form, features: offeredHere(model.form.features), portType, name, manager: '', managerOn: '', replaces: '', corrects: '', upgrades: model.id, recommended: null, billingRules: false };
        this.follows = refOf(model);
      } else if (model && instead) {
        // The same circuit once more, with all that was written and with its name.
        this.form = { ...fresh(), ...model.form, features: offeredHere(model.form.features), replaces: '', corrects: '', upgrades: '', [instead]: model.id, recommended: null, billingRules: false };
        this.follows = refOf(model);
      } else if (model) {
        // The pair, whom one asked, what it takes the place of, and the consent belong to the other application.
        this.form = { ...fresh(), ...model.form, features: offeredHere(model.form.features), name: '', redundantCircuit: '', manager: '', managerOn: '', replaces: '', corrects: '', upgrades: '', recommended: null, billingRules: false };
        this.offerName(model.row.accessPoint.en);
        this.begunWith = t.templates.likeCircuit(model.row.name);
      } else if (template) {
        this.form = { ...fromPattern(template, fresh()), account: template.account };
        this.begunWith = t.templates.from(template.name);
      } else {
        if (templateId) this.begunWith = t.templates.gone;
        if (desk.accounts.length === 1) this.form.account = desk.accounts[0]?.id ?? '';
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
  }

  /** Takes the access point that was chosen in the directory, with its region, and offers its name. */
  choosePoint(key: string): void {
    const point = desk.directory?.accessPoints.find((one) => one.key === key);
    if (!point) return;
    this.form.accessPoint = point.key;
    this.form.region = point.region;
    this.offerName(point.name.en);
  }

  /** The form's text for the draft. */
  get body(): string {
    return JSON.stringify({ form: this.form, kept: this.checks.kept, plan: this.plan.request });
  }

  /** Offers a name after the access point, as the console makes them, while the field is untouched. */
  offerName(accessPoint: string): void {
    if (this.form.name !== '' && this.form.name !== this.offered) return;
    const taken = new Set(this.suggestions.redundant.map((one) => one.name));
    let n = 1;
    while (taken.has(`${accessPoint.replaceAll(' ', '-')}-PConn${n}`)) n += 1;
    this.offered = accessPoint === '' ? '' : `${accessPoint.replaceAll(' ', '-')}-PConn${n}`;
    this.form.name = this.offered;
  }

  /** Sends the application once. Nothing typed is lost, whatever the answer. */
  async submit(): Promise<CircuitView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.checks.attempted = true;
    try {
      await this.checks.now();
      if (this.checks.problems.length > 0) return null;
      if (this.plan.written) {
        this.plan.checks.attempted = true;
        await this.plan.checks.now();
        if (this.plan.checks.blocks.length > 0) return null;
      }
      await this.draft.flush();
      const view = await call('apply_port', { key: this.draft.id, form: $state.snapshot(this.form), kept: $state.snapshot(this.checks.kept), plan: this.plan.request });
      await this.draft.drop();
      desk.accounts = desk.accounts.map((one) => (one.id === view.account.id ? view.account : one));
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
