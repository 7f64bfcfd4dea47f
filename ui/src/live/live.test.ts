import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import FeeSheet from '../activation/FeeSheet.svelte';
import PayDialog from '../activation/PayDialog.svelte';
import ServiceSheet from '../activation/ServiceSheet.svelte';
import { builtSentence } from '../completion/builtSentence';
import CompletionSheet from '../completion/CompletionSheet.svelte';
import ConnectedDialog from '../completion/ConnectedDialog.svelte';
import { call, connect, type Host } from '../ipc/call';
import type { CircuitView, DependantWord } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { Affected } from '../maintenance/affected.svelte';
import CallOffDialog from '../maintenance/CallOffDialog.svelte';
import MaintenanceSheet from '../maintenance/MaintenanceSheet.svelte';
import { desk } from '../shell/desk.svelte';
import { speak } from '../text/text.svelte';
import ActDialog from '../upkeep/ActDialog.svelte';
import DependantDialog from '../upkeep/DependantDialog.svelte';
import DetailsSheet from '../upkeep/DetailsSheet.svelte';
import ForgetDialog from '../upkeep/ForgetDialog.svelte';
import UpkeepSheet from '../upkeep/UpkeepSheet.svelte';
import { openLive, liveSheets, sheetOfDraft } from './sheets.svelte';

const now = { by: 'Lin Yue', at: '2026-12-20T10:00', zone: 'UTC' };
const every = { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 50 };
const at = (mark: string): Promise<HTMLElement> => screen.findByTestId(mark);
const page = (view: CircuitView): Promise<CircuitView> => call('circuit', { id: view.id });

async function type(mark: string, value: string): Promise<void> {
  await fireEvent.input(await at(`field-${mark}`), { target: { value } });
}

async function choose(mark: string, value: string): Promise<void> {
  const select = (await at(`field-${mark}`)) as HTMLSelectElement;
  select.value = value;
  // the tests' document does not know which option is checked
  const option = [...select.options].find((one) => one.value === value) ?? null;
  vi.spyOn(select, 'querySelector').mockReturnValue(option);
  await fireEvent.change(select);
}

const press = async (mark: string): Promise<boolean> => fireEvent.click(await at(mark));

/** A circuit of the sample whose LOA is approved, built as the LOA says. */
async function built(): Promise<CircuitView> {
  const { rows } = await call('circuits', every);
  const row = rows.find((one) => one.name === 'Hangzhou-Xiaoshan-B-PConn1');
  if (!row) throw new Error('the sample has no such circuit');
  const view = await call('circuit', { id: row.id });
  const lines = view.works?.asBuilt.lines ?? [];
  const says = (field: string): string => lines.find((line) => line.field === field)?.loa ?? '';
  const form = { carrierCircuitId: says('carrier_circuit_id') || 'HZ-1', cableLabel: 'XC-11', odf: says('odf'), panelPort: says('panel_port'), strandTx: says('strand_tx'), strandRx: says('strand_rx'), explained: [] };
  return call('record_as_built', { key: 'built', circuit: view.id, form, by: 'Lin Yue' });
}

async function reported(): Promise<CircuitView> {
  const view = await built();
  const form = { lineCode: 'CT-1', cableLabel: 'XC-11', panelPort: '', provider: '中国电信' as const, providerName: '', contact: 'Wang +86 139', testReport: null, noReport: 'Friday' };
  return call('report_completion', { key: 'report', loa: view.loas[0]?.id ?? '', form, ...now });
}

async function connected(): Promise<CircuitView> {
  const view = await reported();
  return call('record_connected', { key: 'connected', circuit: view.id, pendingPayment: true, seenBy: 'Lin Yue', seenAt: now.at, zone: 'UTC' });
}

async function live(): Promise<CircuitView> {
  const view = await connected();
  const form = { number: '', cycle: 'Month' as const, period: '3', autoRenew: true, renewMonths: '1', amount: '2160', currency: 'USD', lastDay: '' };
  await call('order_fee', { key: 'fee', circuit: view.id, renewal: false, form, paid: true, ...now });
  return call('record_service', { key: 'service', circuit: view.id, enabled: true, port: 'Up', business: 'Normal', reason: '', seenBy: 'Lin Yue', seenAt: now.at, zone: 'UTC' });
}

/** Shows a sheet and gives the view after it was sent. */
function shown(): { onclose: () => void; closed: () => Promise<void> } {
  const onclose = vi.fn();
  return { onclose, closed: () => waitFor(() => { expect(onclose).toHaveBeenCalledOnce(); }) };
}

let view: CircuitView;

beforeEach(() => {
  connect(fakeHost('sample'));
  desk.start = null;
  speak('en');
});

describe('the report of completion', () => {
  it('waits for what was built, and says so', async () => {
    view = await built();
    expect(builtSentence(view.live)).toBeNull();
    expect(builtSentence({ asBuiltMissing: true, asBuiltOpen: 0 })).toContain('Nobody has written down');
    expect(builtSentence({ asBuiltMissing: false, asBuiltOpen: 2 })).toContain('2 places');
    render(CompletionSheet, { view: { ...view, live: { ...view.live, asBuiltMissing: true } }, onclose: () => {} });
    expect((await at('built-open-said')).textContent).toContain('Nobody has written down');
    expect((await at('completion-do')).hasAttribute('disabled')).toBe(true);
  });

  it('begins with what was built, and keeps what was typed when it is refused', async () => {
    view = await built();
    const { onclose } = shown();
    render(CompletionSheet, { view, onclose });
    expect((await at('field-cableLabel') as HTMLInputElement).value).toBe('XC-11');
    await type('lineCode', 'CT-HZ-77120');
    await press('completion-do');
    expect((await at('problem-contact')).textContent).toContain('Fill this in.');
    expect((await at('problem-noReport')).textContent).toContain('Fill this in.');
    expect((await at('field-lineCode') as HTMLInputElement).value).toBe('CT-HZ-77120');
    expect(onclose).not.toHaveBeenCalled();
  });

  it('takes a test report that is attached there, and then asks for no reason', async () => {
    view = await built();
    const { onclose, closed } = shown();
    const { rerender } = render(CompletionSheet, { view, onclose });
    await type('lineCode', 'CT-1');
    await type('contact', 'Wang');
    await type('by', 'Lin Yue');
    await press('report-attach');
    await waitFor(async () => { expect((await page(view)).works?.files.length).toBe((view.works?.files.length ?? 0) + 1); });
    await rerender({ view: await page(view), onclose });
    await waitFor(() => { expect(screen.queryByTestId('field-noReport')).toBeNull(); });
    await press('completion-do');
    await closed();
    expect((await page(view)).live.completion?.testReport?.name).toBe('test-report.pdf');
  });

  it('is taken up from its draft', async () => {
    view = await built();
    render(CompletionSheet, { view, onclose: () => {} });
    await type('contact', 'Wang +86');
    await waitFor(async () => { expect((await call('drafts', {})).drafts.some((draft) => draft.kind === 'completion')).toBe(true); });
    cleanup();
    render(CompletionSheet, { view: await page(view), onclose: () => {} });
    await waitFor(async () => { expect((await at('field-contact') as HTMLInputElement).value).toBe('Wang +86'); });
  });

  it('is followed by the patch cable, with the fee due or not', async () => {
    view = await reported();
    const { onclose, closed } = shown();
    render(ConnectedDialog, { view, onclose });
    await type('seenBy', 'Lin Yue');
    await press('connected-do');
    await closed();
    expect((await page(view)).row).toMatchObject({ status: 'Confirmed', loaStatus: 'Complete' });
  });
});

describe('activation', () => {
  it('records the order with its amount, and asks for what is missing', async () => {
    view = await connected();
    const { onclose, closed } = shown();
    render(FeeSheet, { view, renewal: false, onclose });
    await press('fee-do');
    expect((await at('problem-amount')).textContent).toContain('Fill this in.');
    await choose('cycle', 'Year');
    await type('period', '2');
    await type('amount', '17280');
    await press('fee-do');
    await type('by', 'Lin Yue');
    await press('fee-do');
    await closed();
    const after = await page(view);
    expect(after.live.fee).toMatchObject({ cycle: 'Year', period: 2, amount: '17280' });
    expect(after.next.next).toBe('payFee');
  });

  it('records the payment, and what the console shows after it', async () => {
    view = await connected();
    const form = { number: '', cycle: 'Month' as const, period: '1', autoRenew: false, renewMonths: '', amount: '720', currency: 'USD', lastDay: '' };
    view = await call('order_fee', { key: 'f', circuit: view.id, renewal: false, form, paid: false, ...now });
    let sheet = shown();
    render(PayDialog, { view, what: 'pay', onclose: sheet.onclose });
    await type('by', 'Lin Yue');
    await press('pay-do');
    await sheet.closed();
    view = await page(view);
    expect(view.next).toMatchObject({ next: 'recordService', turn: 'theirs' });
    cleanup();
    sheet = shown();
    render(ServiceSheet, { view, onclose: sheet.onclose });
    await type('seenBy', 'Lin Yue');
    await press('service-do');
    await sheet.closed();
    const after = await page(view);
    expect(after.row.status).toBe('Enabled');
    expect(after.live.port?.word).toBe('Up');
  });

  it('asks why the port is locked only when it is', async () => {
    view = await live();
    render(ServiceSheet, { view, onclose: () => {} });
    await at('field-business');
    expect(screen.queryByTestId('field-reason')).toBeNull();
    await choose('business', 'FinancialLocked');
    expect(await at('field-reason')).toBeTruthy();
  });

  it('renews from what was ordered last', async () => {
    view = await live();
    const { onclose, closed } = shown();
    render(FeeSheet, { view, renewal: true, onclose });
    expect((await at('field-amount') as HTMLInputElement).value).toBe('2160');
    await type('by', 'Lin Yue');
    await press('fee-do');
    await closed();
    expect((await page(view)).live.renewals).toHaveLength(1);
  });
});

describe('operation and maintenance', () => {
  it('begins its record with what the completion said, and takes several contacts', async () => {
    view = await live();
    const { onclose, closed } = shown();
    render(UpkeepSheet, { view, onclose });
    expect((await at('field-lineId') as HTMLInputElement).value).toBe('CT-1');
    await press('add-contact');
    await type('contacts.1', 'Ana');
    await type('by', 'Lin Yue');
    await press('upkeep-do');
    await closed();
    view = await page(view);
    expect(view.live.upkeep?.contacts).toEqual(['Wang +86 139', 'Ana']);
    cleanup();
    const forget = shown();
    render(ForgetDialog, { view, onclose: forget.onclose });
    await type('by', 'Lin Yue');
    await press('forget-do');
    await forget.closed();
    expect((await page(view)).live.upkeep).toMatchObject({ contacts: [], forgotten: 2 });
  });

  it('changes what the state allows, and shows the rest as fixed', async () => {
    view = await connected();
    const { onclose, closed } = shown();
    render(DetailsSheet, { view, onclose });
    await at('field-name');
    expect(screen.queryByTestId('field-portType')).toBeNull();
    await type('name', 'Hangzhou-renamed');
    await type('by', 'Lin Yue');
    await press('details-do');
    await closed();
    expect((await page(view)).row.name).toBe('Hangzhou-renamed');
  });

  it('finds every circuit of the desk for an interruption', async () => {
    view = await live();
    const { rows } = await call('circuits', every);
    const other = rows.find((row) => row.id !== view.id);
    if (!other) throw new Error('the sample has one circuit only');
    const { onclose, closed } = shown();
    render(MaintenanceSheet, { view, one: null, onclose });
    await type('title', 'Ring work');
    await type('by', 'Lin Yue');
    await fireEvent.input(await at('maintenance-find'), { target: { value: other.name } });
    await press(`add-${other.id}`);
    expect((await at(`takes-${other.id}`) as HTMLInputElement).checked).toBe(true);
    await press('maintenance-do');
    await closed();
    view = await page(view);
    const kept = view.live.maintenance[0];
    expect(kept?.circuits.map((one) => one.id).toSorted()).toEqual([view.id, other.id].toSorted());
    cleanup();
    if (!kept) return;
    const off = shown();
    render(CallOffDialog, { view, one: kept, onclose: off.onclose });
    await press('callOff-do');
    expect((await at('problem-reason')).textContent).toContain('Fill this in.');
    await type('reason', 'Postponed');
    await type('by', 'Lin Yue');
    await press('callOff-do');
    await off.closed();
    expect((await page(view)).live.maintenance[0]?.calledOff).toBe('Postponed');
  });

  it('names circuits of a kept draft, leaves out those that are gone, and drops a search that was overtaken', async () => {
    const { rows } = await call('circuits', every);
    const first = rows[0];
    if (!first) throw new Error('no circuits');
    const circuits = new Affected([]);
    await circuits.name([first.id, 'gone']);
    expect(circuits.listed).toEqual([{ id: first.id, name: first.name }]);
    const answers: (() => void)[] = [];
    const host = fakeHost('sample');
    const later: Host = (command, request) => new Promise((done, fail) => answers.push(() => void host(command, request).then(done, fail)));
    connect(later);
    circuits.find = 'nothing matches this';
    const slow = circuits.look();
    circuits.find = rows[1]?.name ?? '';
    const quick = circuits.look();
    answers[1]?.();
    await quick;
    const found = circuits.found;
    answers[0]?.();
    await slow;
    expect(found.length).toBeGreaterThan(0);
    expect(circuits.found).toEqual(found);
  });
});

describe('the end of a circuit', () => {
  const hang = async (kind: DependantWord): Promise<CircuitView> => call('save_dependant', { key: `hang-${kind}`, circuit: view.id, kind, name: `${kind}-1`, note: '', by: 'Lin Yue' });

  it('names what hangs on the port, and cannot be pressed while it does', async () => {
    view = await live();
    const { onclose, closed } = shown();
    render(DependantDialog, { view, onclose });
    await type('name', 'vbr-bp1x');
    await type('by', 'Lin Yue');
    await press('dependant-do');
    await closed();
    view = await hang('shared_port');
    cleanup();
    render(ActDialog, { view, action: 'terminate', onclose: () => {} });
    const blockers = await at('blockers');
    expect(blockers.textContent).toContain('vbr-bp1x');
    expect(blockers.textContent).toContain('shared_port-1');
    expect((await at('act-do')).hasAttribute('disabled')).toBe(true);
  });

  it('asks for the last four characters before it terminates, then reminds to unsubscribe', async () => {
    view = await live();
    let sheet = shown();
    render(ActDialog, { view, action: 'terminate', onclose: sheet.onclose });
    await type('reason', 'The site moves');
    await type('by', 'Lin Yue');
    await type('lastFour', '0000');
    await press('act-do');
    expect(await at('problem-lastFour')).toBeTruthy();
    await type('lastFour', view.row.instanceId?.slice(-4) ?? '');
    await press('act-do');
    await sheet.closed();
    view = await page(view);
    expect(view.row.status).toBe('Terminating');
    expect(view.live.stillBilled).toBe(true);
    cleanup();
    sheet = shown();
    render(PayDialog, { view, what: 'unsubscribe', onclose: sheet.onclose });
    await type('by', 'Lin Yue');
    await press('unsubscribe-do');
    await sheet.closed();
    expect((await page(view)).live.stillBilled).toBe(false);
  });

  it('asks why it is cancelled or deleted', async () => {
    view = await connected();
    const { onclose, closed } = shown();
    render(ActDialog, { view, action: 'cancel', onclose });
    await press('act-do');
    expect((await at('problem-reason')).textContent).toContain('Fill this in.');
    await type('reason', 'No longer needed');
    await type('by', 'Lin Yue');
    await press('act-do');
    await closed();
    expect((await page(view)).row.status).toBe('Canceled');
  });

  it('opens from the next step, and from a draft that was left', () => {
    expect(openLive('terminateCircuit')).toBe(true);
    expect(liveSheets.open).toEqual({ what: 'act', action: 'terminate' });
    liveSheets.open = null;
    expect(openLive('applyLoa')).toBe(false);
    expect(sheetOfDraft('maintenance')).toEqual({ what: 'maintenance', one: null });
    expect(sheetOfDraft('loa')).toBeNull();
  });
});
