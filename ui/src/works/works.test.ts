import { beforeEach, describe, expect, it } from 'vitest';
import { AttachKeeper, largest } from '../attachments/files.svelte';
import { call, connect } from '../ipc/call';
import type { CircuitView, SurveyForm, WorksView } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { currentStep, stepMeaning } from './stepMeaning';
import { emptyResults, recordSurvey, surveyStart, unanswered } from './surveySheet';
import { actsOf } from './worksActs';
import { WorksKeeper } from './worksForm.svelte';

async function approved(): Promise<CircuitView> {
  const { rows } = await call('circuits', { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 50 });
  const row = rows.find((one) => one.name === 'Hangzhou-Xiaoshan-B-PConn1');
  if (!row) throw new Error('the sample has no such circuit');
  return call('circuit', { id: row.id });
}

const worksOf = (view: CircuitView): WorksView => {
  if (!view.works) throw new Error('no construction');
  return view.works;
};

const sheet: Partial<SurveyForm> = { accessOn: '2026-11-18', rate: '10', wavelength: '1310', reach: '10', ownRate: '10', ownWavelength: '1310', ownReach: '10', fibre: 'smf', connector: 'LC-LC', routeConfirmed: 'yes', distance: '86', esd: 'no', procedures: 'permit', photos: 'yes' };
const recorded = { key: 'survey-1', by: 'Lin Yue', at: '2026-11-20T10:00' };
let view: CircuitView;

beforeEach(async () => {
  connect(fakeHost('sample'));
  view = await approved();
  view = await call('begin_works', { key: 'begin', circuit: view.id, scenario: 'different_facilities', jurisdiction: 'mainland', reason: '', by: 'Lin Yue' });
});

describe('steps of construction', () => {
  it('put what did not pass before what can begin', async () => {
    expect(currentStep(worksOf(view).steps)?.step).toBe('cage_access');
    view = await call('record_test', { key: 't', circuit: view.id, form: { kind: 'bandwidth', value: '3', limit: '4', limitSource: 'typed', note: '' }, by: 'x', at: '2026-11-20T10:00', zone: 'UTC' });
    expect(currentStep(worksOf(view).steps)?.step).toBe('bandwidth');
    const failed = worksOf(view).steps.find((one) => one.step === 'bandwidth');
    expect(failed && stepMeaning(failed)).toBe('stop');
  });

  it('offer the request first, and the sheet once it was requested', async () => {
    expect(actsOf('site_survey', worksOf(view)).map((one) => one.act)).toEqual(['request', 'survey']);
    view = await call('request_survey', { key: 'r', circuit: view.id, asked: 'China Telecom', note: '', by: 'x', at: '2026-11-20T10:00', zone: 'UTC' });
    expect(actsOf('site_survey', worksOf(view)).map((one) => one.act)).toEqual(['survey', 'request']);
    expect(actsOf('fibre_laying', worksOf(view))).toEqual([]);
  });
});

describe('the survey sheet', () => {
  it('begins with the place of the LOA and counts what has no answer', async () => {
    const start = surveyStart(view, worksOf(view));
    expect(start.rack).toBe('3F-302 · C07 · ODF-2 · 11 / 12');
    expect(start.rate).toBe('10');
    const { problems } = await call('check_survey', { circuit: view.id, form: start, kept: [] });
    expect(unanswered(problems)).toBe(8);
  });

  it('makes a record of each thing that it holds, once', async () => {
    const works = worksOf(view);
    const typed = { ...surveyStart(view, works), ...sheet, results: { ...emptyResults(works), carrierCircuitId: 'HZ-1', tx: '-2', rx: '-5' } };
    const after = await recordSurvey(view, works, typed, [], recorded);
    expect(worksOf(after).survey?.form.connector).toBe('LC-LC');
    expect(worksOf(after).asBuilt.form.carrierCircuitId).toBe('HZ-1');
    expect(worksOf(after).light).toHaveLength(1);
    const again = await recordSurvey(view, works, typed, [], recorded);
    expect(again.history).toHaveLength(after.history.length);
  });
});

describe('a form of construction', () => {
  it('loses nothing when it is refused, and is taken up from its draft', async () => {
    const keeper = new WorksKeeper(view, 'cost', { with: '', once: '12', monthly: '', currency: 'CNY', note: 'kept' });
    await keeper.begin();
    keeper.draft.note(keeper.body);
    const refused = await keeper.submit((form) => call('confirm_cost', { key: keeper.key, circuit: view.id, form, by: 'Lin Yue' }));
    expect(refused).toBeNull();
    expect(keeper.checks.at('with')?.code).toBe('required');
    keeper.form.with = 'China Telecom';
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    const later = new WorksKeeper(view, 'cost', { with: '', once: '', monthly: '', currency: 'CNY', note: '' });
    await later.begin();
    expect(later.form).toMatchObject({ with: 'China Telecom', once: '12', note: 'kept' });
    const other = new WorksKeeper(view, 'cable', { operator: '' });
    await other.begin();
    expect(other.form).toEqual({ operator: '' });
  });
});

describe('files', () => {
  it('are taken one after another, and too large a one says so', async () => {
    const taken: string[] = [];
    const keeper = new AttachKeeper(view.id, (_, name) => taken.push(name));
    await keeper.take([new File(['a'], 'report.pdf'), new File(['b'], 'photo.jpg')]);
    expect(taken).toEqual(['report.pdf', 'photo.jpg']);
    const large = new File(['x'], 'film.bin');
    Object.defineProperty(large, 'size', { value: largest + 1 });
    await keeper.take([large]);
    expect(keeper.error?.params.limit).toBe('25');
    expect(taken).toHaveLength(2);
    await keeper.take([new File(['x'], 'setup.exe')]);
    expect(keeper.error?.code).toBe('badFile');
  });
});
