import type { CircuitView, TestRecordForm, TestRecordView, TestWhat } from '../ipc/contract';
import { t } from '../text/text.svelte';

/** A test that nothing was typed of yet. A rate is held against the contract, and a failover test is that of all circuits together. */
export function freshTest(what: TestWhat, view: CircuitView): TestRecordForm {
  const { agreedMbps } = view.tests;
  return {
    what,
    circuits: what === 'failover' ? [view.id, ...view.live.togetherWith.map((one) => one.id)].slice(0, 16) : [view.id],
    ping: { target: '', source: '', packetBytes: '56', dontFragment: false, sent: '100', received: '', minMs: '', avgMs: '', maxMs: '', lossLimit: '0', rttLimit: '' },
    throughput: { tool: '', direction: 'both', seconds: '60', toCloud: '', fromCloud: '', limit: agreedMbps > 0 ? String(agreedMbps) : '' },
    failover: {
      job: '',
      start: 'StartNow',
      state: 'Init',
      minutes: '60',
      started: '',
      ended: '',
      switchedOff: what === 'failover' && view.live.togetherWith.length > 0 ? [view.id] : [],
      switched: '',
      moved: '',
      back: '',
      lost: '',
      recoveryMs: '',
      recoveryLimit: '',
    },
    verdict: '',
    reason: '',
    remarks: '',
  };
}

const grouped = (figure: string): string => {
  const [whole = '', part] = figure.split('.');
  return Number(whole).toLocaleString('en-US') + (part ? `.${part}` : '');
};

/** Share of the contract, rounded down, so that less is never told as all of it. */
export const shareOf = (rate: string, agreed: number): string | null => (agreed > 0 && rate !== '' ? (Math.floor((Number(rate) / agreed) * 1000) / 10).toString() : null);

/** The figures of a test on one line. */
export function figuresOf(one: TestRecordView): string {
  const w = t.testRecords;
  const { form } = one;
  const line: string[] = [];
  if (form.what === 'ping') {
    const { ping } = form;
    line.push(ping.target, `${grouped(ping.received)} / ${grouped(ping.sent)}`, w.lost(one.loss ?? '0'));
    if (ping.avgMs) line.push(`${[ping.minMs, ping.avgMs, ping.maxMs].map((ms) => ms || '–').join(' / ')} ms`);
    line.push(`${grouped(ping.packetBytes)} ${w.bytes}`);
  } else if (form.what === 'throughput') {
    const { throughput } = form;
    for (const [label, rate] of [
      [w.toCloud, throughput.toCloud],
      [w.fromCloud, throughput.fromCloud],
    ] as const) {
      if (rate === '') continue;
      const share = shareOf(rate, one.agreedMbps);
      line.push(`${label} ${grouped(rate)} Mbit/s${share === null ? '' : ` (${w.share(share)})`}`);
    }
    line.push(throughput.tool, `${grouped(throughput.seconds)} ${w.secondsUnit}`);
  } else {
    const { failover } = form;
    line.push(w.states[failover.state] ?? failover.state, w.of(one.circuits.length), `≤ ${grouped(failover.minutes)} ${w.minutesUnit}`);
    if (failover.lost) line.push(`${w.lostPackets} ${grouped(failover.lost)}`);
    if (failover.recoveryMs) line.push(`${w.recovery} ${grouped(failover.recoveryMs)} ms`);
    if (failover.job) line.push(failover.job);
  }
  return line.filter(Boolean).join(' · ');
}

/** A failover test that runs past its limit now. */
export const isOver = (one: TestRecordView, now: Date): boolean => one.mustEnd !== null && Date.parse(one.mustEnd) < now.valueOf();

/** Where a test stands, in a word. */
export function standing(one: TestRecordView): string {
  const w = t.testRecords;
  if (one.verdict) return w.verdicts[one.verdict] ?? one.verdict;
  if (one.form.what === 'failover' && one.ended === null) return one.started === null ? w.planned : w.running;
  return w.measuredOnly;
}
