import { Checks } from '../components/checks.svelte';
import { nameOf } from '../components/names';
import { DraftKeeper, findDraft, readBody } from '../drafts/draft.svelte';
import { asApiError, call } from '../ipc/call';
import type { ApiError, CheckLoas, EngineerForm, FieldProblem, FormCheck, KeptWarning, LoaForm, LoaPortForm, LoaPortStart, LoasStart, LoaVisitForm, OrderView, Preflight } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { freshLoaForm } from './loaForm.svelte';

/** In what a port can differ from the others. */
export const differences = ['bandwidth', 'circuitCode', 'visit', 'engineers'] as const;
export type Difference = (typeof differences)[number];

/** A port's part of the form. What it had of its own stays here when it is told to be as the others again. */
export interface PortPart {
  circuit: string;
  chosen: boolean;
  differs: Record<Difference, boolean>;
  /** What was taken over from the shared form once, and may have been typed over since. */
  begun: Record<Difference, boolean>;
  bandwidth: string;
  circuitCode: string;
  visit: LoaVisitForm;
  engineers: EngineerForm[];
  purpose: string;
  purposeReason: string;
}

const noVisit = (): LoaVisitForm => ({ entryDate: '', entryFrom: '', entryUntilDate: '', entryUntil: '' });
const visitOf = ({ entryDate, entryFrom, entryUntilDate, entryUntil }: LoaVisitForm): LoaVisitForm => ({ entryDate, entryFrom, entryUntilDate, entryUntil });

/** The part of a port as the program begins it. */
function begun({ form }: LoaPortStart): PortPart {
  const own = { bandwidth: form.bandwidth !== null, circuitCode: form.circuitCode !== null, visit: form.visit !== null, engineers: form.engineers !== null };
  return {
    circuit: form.circuit,
    chosen: true,
    differs: own,
    begun: { ...own },
    bandwidth: form.bandwidth ?? '',
    circuitCode: form.circuitCode ?? '',
    visit: form.visit ?? noVisit(),
    engineers: form.engineers ?? [],
    purpose: form.purpose,
    purposeReason: form.purposeReason,
  };
}

/** What is sent of a port. */
export function sent(part: PortPart): LoaPortForm {
  return {
    circuit: part.circuit,
    bandwidth: part.differs.bandwidth ? part.bandwidth : null,
    circuitCode: part.differs.circuitCode ? part.circuitCode : null,
    visit: part.differs.visit ? part.visit : null,
    engineers: part.differs.engineers ? part.engineers : null,
    purpose: part.purpose,
    purposeReason: part.purposeReason,
  };
}

const portField = /^ports\.([^.]+)\.(.+)$/;

/** The port and the field that a finding is about; `null` for what the ports share. */
export function ofPort(field: string): { circuit: string; field: string } | null {
  const [, circuit, rest] = portField.exec(field) ?? [];
  return circuit === undefined || rest === undefined ? null : { circuit, field: rest };
}

/** The body of a kept form. The topology stands in it so that a list of drafts can name the order. */
interface Body {
  topology: string;
  form: LoaForm;
  ports: PortPart[];
  kept: KeptWarning[];
}

/**
 * One application for the ports of an order: what they share, in what each differs, one submission.
 *
 * The program numbers the ports that were sent; here a port is named by its circuit, so that a finding stays with
 * its port when another one is taken out of the form.
 */
export class OrderLoaKeeper {
  form = $state<LoaForm>(freshLoaForm());
  ports = $state<PortPart[]>([]);
  checks: Checks;
  draft = $state.raw<DraftKeeper>() as DraftKeeper;
  order = $state.raw<OrderView | null>(null);
  start = $state.raw<LoasStart | null>(null);
  restoredFrom = $state<string | null>(null);
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);
  /** All that was looked at by the last check. */
  found = $state.raw<Preflight | null>(null);

  constructor(private readonly orderId: string) {
    this.draft = new DraftKeeper(newKey(), 'loas', orderId);
    this.checks = new Checks(
      async (kept) => {
        const request = this.request(kept);
        this.found = await call('check_loas', request);
        return { ...this.found, problems: named(this.found.problems, request.ports) } satisfies FormCheck;
      },
      (thrown) => (this.error = asApiError(thrown)),
    );
  }

  /** Begins with the ports that are ready, or with a draft. */
  async begin(draftId: string | undefined): Promise<void> {
    try {
      const [order, draft] = await Promise.all([call('order', { id: this.orderId }), findDraft(draftId ? { id: draftId } : { kind: 'loas', circuit: this.orderId })]);
      this.order = order;
      const start = await call('loas_start', { id: this.orderId });
      this.start = start;
      const ports = start.ports.map(begun);
      if (draft) {
        const body = readBody<Body>(draft.body, { topology: order.topology, form: start.form, ports, kept: [] });
        this.form = { ...start.form, ...body.form };
        // a port may have become ready, or stand elsewhere than when the form was left
        this.ports = start.ports.map((port, at) => restored(body.ports.find((one) => one.circuit === port.circuit.id), ports[at] ?? begun(port), port.purposes));
        this.checks.kept = body.kept;
        this.draft = new DraftKeeper(draft.id, 'loas', this.orderId, draft.keptAt);
        this.restoredFrom = draft.keptAt;
      } else {
        this.form = start.form;
        this.ports = ports;
      }
      this.ready = true;
      await this.checks.now();
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  get body(): string {
    return JSON.stringify({ topology: this.order?.topology ?? '', form: this.form, ports: this.ports, kept: this.checks.kept } satisfies Body);
  }

  /** The ports that LOAs are applied for. */
  get chosen(): PortPart[] {
    return this.ports.filter((part) => part.chosen);
  }

  /** The form of one port alone. */
  formOf(part: PortPart): LoaForm {
    const own = sent(part);
    return {
      ...this.form,
      bandwidth: own.bandwidth ?? this.form.bandwidth,
      circuitCode: own.circuitCode ?? this.form.circuitCode,
      ...own.visit,
      engineers: own.engineers ?? this.form.engineers,
      purpose: own.purpose,
      purposeReason: own.purposeReason,
    };
  }

  /** Lets a port differ in something, beginning with what it shares, or makes it as the others again. */
  differ(part: PortPart, what: Difference, differs: boolean): void {
    part.differs[what] = differs;
    if (!differs || part.begun[what]) return;
    part.begun[what] = true;
    if (what === 'visit') part.visit = visitOf(this.form);
    else if (what === 'engineers') part.engineers = this.form.engineers.map((one) => ({ ...one }));
    else part[what] = this.form[what];
  }

  async submit(): Promise<OrderView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.checks.attempted = true;
    try {
      await this.checks.now();
      if (this.checks.problems.length > 0) return null;
      await this.draft.flush();
      const view = await call('apply_loas', { key: this.draft.id, ...this.request(this.checks.kept) });
      await this.draft.drop();
      return view;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'fields') this.checks.refused({ ...error, fields: named(error.fields, this.chosen.map(sent)) });
      else this.error = error;
      return null;
    } finally {
      this.busy = false;
    }
  }

  private request(kept: readonly KeptWarning[]): CheckLoas {
    const ports = this.chosen.map((part) => sent($state.snapshot(part)));
    return { order: this.orderId, form: $state.snapshot(this.form), ports, kept: numbered($state.snapshot(kept) as KeptWarning[], ports) };
  }
}

/** A port as it was left, where that still fits. */
function restored(left: PortPart | undefined, fresh: PortPart, purposes: readonly string[]): PortPart {
  if (!left) return fresh;
  return { ...fresh, ...left, purpose: purposes.includes(left.purpose) ? left.purpose : fresh.purpose };
}

/** The city of a port's site, whose time its visit is written in. */
export function cityOf(port: LoaPortStart): string {
  const point = desk.directory?.accessPoints.find((one) => one.name.en === port.accessPoint.en);
  return nameOf(point?.city ?? port.accessPoint);
}

/** Findings at numbered ports, at their circuits. */
function named(problems: readonly FieldProblem[], ports: readonly LoaPortForm[]): FieldProblem[] {
  return problems.map((problem) => {
    const port = ofPort(problem.field);
    const circuit = port ? ports[Number(port.circuit)]?.circuit : undefined;
    return port && circuit ? { ...problem, field: `ports.${circuit}.${port.field}` } : problem;
  });
}

/** Kept warnings at circuits, at the numbers of the ports that are sent; those of other ports stay behind. */
function numbered(kept: readonly KeptWarning[], ports: readonly LoaPortForm[]): KeptWarning[] {
  return kept.flatMap((one) => {
    const port = ofPort(one.field);
    if (!port) return [one];
    const at = ports.findIndex((other) => other.circuit === port.circuit);
    return at < 0 ? [] : [{ ...one, field: `ports.${at}.${port.field}` }];
  });
}

/** Takes the applications back that one submission made: each from the history of its circuit. */
export async function takeBack(order: string, circuits: readonly string[], reason: string): Promise<OrderView> {
  for (const circuit of circuits) {
    const { history } = await call('circuit', { id: circuit });
    const entry = history.find((one) => one.kind === 'loaApplied' && one.canWithdraw && one.withdrawn === null);
    if (entry) await call('withdraw', { key: newKey(), circuit, event: entry.event, reason });
  }
  return call('order', { id: order });
}
