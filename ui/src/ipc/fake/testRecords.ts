import type { Answer, Command, Request } from '../call';
import type { CircuitView, FieldProblem, TestCheck, TestRecordForm, TestRecordView, TestsView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { problem } from './rules';

const kept = new WeakMap<FakeDesk, TestRecordView[]>();

const all = (desk: FakeDesk): TestRecordView[] => kept.get(desk) ?? [];

/** Tests of a circuit, as its page shows them. */
export function testsView(desk: FakeDesk, circuit: string, portType: string, bandwidth: string | undefined, may: boolean): TestsView {
  const speeds: Record<string, number> = { '1000Base-LX': 1000, '10GBase-LR': 10_000, '40GBase-LR': 40_000, '100GBase-LR': 100_000 };
  return {
    records: all(desk)
      .filter((one) => one.circuits.some((of) => of.id === circuit))
      .toSorted((a, b) => b.noted.at.localeCompare(a.noted.at)),
    may,
    portMbps: speeds[portType] ?? 0,
    agreedMbps: Number(bandwidth ?? '0') || 0,
  };
}

const figure = (raw: string): number | null => (raw.trim() === '' || Number.isNaN(Number(raw)) ? null : Number(raw));

function judge(form: TestRecordForm): Omit<TestCheck, 'problems'> {
  const findings: TestCheck['findings'] = [];
  let complete = false;
  let loss: string | null = null;
  if (form.what === 'ping') {
    const [sent, received, limit] = [figure(form.ping.sent), figure(form.ping.received), figure(form.ping.lossLimit)];
    if (sent !== null && received !== null) {
      const lost = Math.ceil(((sent - received) / sent) * 100_000) / 1000;
      loss = String(lost);
      if (received === 0) findings.push('no_answer');
      else if (limit !== null && lost > limit) findings.push('loss_over');
      complete = limit !== null;
    }
  } else if (form.what === 'throughput') {
    const limit = figure(form.throughput.limit);
    const [up, down] = [figure(form.throughput.toCloud), figure(form.throughput.fromCloud)];
    if (limit !== null && up !== null && up < limit) findings.push('slow_to_cloud');
    if (limit !== null && down !== null && down < limit) findings.push('slow_from_cloud');
    complete = limit !== null && (up !== null || down !== null);
  } else {
    const { failover } = form;
    if (failover.moved === 'no') findings.push('not_moved');
    if (failover.back === 'no') findings.push('not_back');
    complete = failover.ended !== '' && failover.moved === 'yes' && failover.back === 'yes';
  }
  return { findings, loss, computed: findings.length > 0 ? 'failed' : complete ? 'passed' : null };
}

function problems(form: TestRecordForm): FieldProblem[] {
  const required = (field: string): FieldProblem => problem(field, 'required', 'Fill this in.', '请填写此项。');
  const needed = form.what === 'ping' ? { 'ping.target': form.ping.target, 'ping.sent': form.ping.sent, 'ping.received': form.ping.received } : form.what === 'throughput' ? { 'throughput.tool': form.throughput.tool, 'throughput.seconds': form.throughput.seconds } : { 'failover.minutes': form.failover.minutes };
  const found = Object.entries(needed).flatMap(([field, value]) => (value.trim() === '' ? [required(field)] : []));
  const { computed } = judge(form);
  if (form.verdict !== '' && computed && computed !== form.verdict && form.reason.trim() === '')
    found.push(problem('reason', 'verdict_unexplained', 'The figures say otherwise. Write why the verdict differs.', '与数值判定不同。请说明原因。'));
  return found;
}

type Ours = 'check_test_record' | 'save_test_record';

/** Tests of circuits in service, in memory. */
export function testRecordHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  return {
    check_test_record: ({ form }) => ({ problems: problems(form), ...judge(form) }),
    save_test_record: ({ key, circuit, id, form, by, at, zone }): CircuitView =>
      once(key, () => {
        const found = problems(form);
        if (by.trim() === '') found.push(problem('by', 'required', 'Fill this in.', '请填写此项。'));
        if (found.length > 0) throw refuse('fields', 'Some fields need correcting.', found);
        const view = desk().view(desk().find(circuit));
        const { computed, findings, loss } = judge(form);
        const instant = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());
        const [started, ended] = form.what === 'failover' ? [instant(form.failover.started), instant(form.failover.ended)] : [null, null];
        desk().tell(desk().find(circuit), { kind: 'testRecorded', mark: 'action', params: { test: form.what, by, ...(computed ? { verdict: computed } : {}) }, apply: {} });
        const record: TestRecordView = {
          id: id ?? key,
          form: structuredClone(form),
          circuits: form.circuits.map((one) => ({ id: one, name: desk().find(one).form.name, instanceId: null })),
          verdict: form.verdict || computed,
          computed,
          findings,
          loss,
          portMbps: view.tests.portMbps,
          agreedMbps: view.tests.agreedMbps,
          limitIsContract: form.throughput.limit === String(view.tests.agreedMbps),
          started,
          ended,
          mustEnd: started && !ended ? new Date(Date.parse(started) + Number(form.failover.minutes) * 60_000).toISOString() : null,
          zone,
          kept: [],
          noted: { at: instant(at) ?? desk().now, by, event: desk().find(circuit).history[0]?.event ?? { desk: 'K7PM', seq: 0 } },
          files: [],
        };
        kept.set(desk(), [record, ...all(desk()).filter((one) => one.id !== record.id)]);
        return desk().view(desk().find(circuit));
      }),
  };
}

/** Takes back a test whose event was withdrawn. */
export function takeBackTest(desk: FakeDesk, seq: number): void {
  kept.set(
    desk,
    all(desk).filter((one) => one.noted.event.seq !== seq),
  );
}
