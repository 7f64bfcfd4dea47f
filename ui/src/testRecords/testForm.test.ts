import { beforeEach, describe, expect, it } from 'vitest';
import { call, connect } from '../ipc/call';
import type { CircuitView, TestRecordForm, TestRecordView, TestWhat } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { figuresOf, freshTest, isOver, shareOf, standing } from './testForm';

describe('tests in service', () => {
  let view: CircuitView;

  const save = async (form: TestRecordForm): Promise<TestRecordView> => {
    const after = await call('save_test_record', { key: crypto.randomUUID(), circuit: view.id, id: null, form, by: 'Lin Yue', at: '2026-11-23T09:00', zone: 'UTC', kept: [] });
    const one = after.tests.records.find((record) => record.form.what === form.what);
    if (!one) throw new Error('it was not recorded');
    return one;
  };
  const form = (what: TestWhat): TestRecordForm => freshTest(what, view);

  beforeEach(async () => {
    connect(fakeHost('sample'));
    const { rows } = await call('circuits', { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 50 });
    for (const row of rows) {
      view = await call('circuit', { id: row.id });
      if (view.tests.may && view.tests.agreedMbps > 0) return;
    }
  });

  it('hold a rate against the contract from the beginning', () => {
    expect(form('throughput').throughput.limit).toBe(String(view.tests.agreedMbps));
    expect(form('failover').circuits[0]).toBe(view.id);
  });

  it('never tell less than the contract as all of it', () => {
    expect(shareOf('999.99', 1000)).toBe('99.9');
    expect(shareOf('1000', 1000)).toBe('100');
    expect(shareOf('', 1000)).toBeNull();
    expect(shareOf('10', 0)).toBeNull();
  });

  it('say what came of a ping in a line and a word', async () => {
    const typed = form('ping');
    Object.assign(typed.ping, { target: '172.16.4.9', sent: '1000', received: '999', avgMs: '2.4' });
    const one = await save(typed);
    expect(figuresOf(one)).toBe('172.16.4.9 · 999 / 1,000 · 0.1 % lost · – / 2.4 / – ms · 56 bytes');
    expect(standing(one)).toBe('Failed');
  });

  it('tell a failover test that runs past its limit, and not before', async () => {
    const typed = form('failover');
    Object.assign(typed.failover, { state: 'Testing', started: '2026-11-23T08:00', minutes: '30', switchedOff: [view.id] });
    const one = await save(typed);
    const end = Date.parse(one.mustEnd ?? '');
    expect(isOver(one, new Date(end))).toBe(false);
    expect(isOver(one, new Date(end + 1))).toBe(true);
    expect(standing(one)).toBe('Under way');
    expect(isOver({ ...one, mustEnd: null }, new Date(end + 1))).toBe(false);
  });

  it('want a reason for a verdict that the figures do not bear', async () => {
    const typed = form('ping');
    Object.assign(typed.ping, { target: '172.16.4.9', sent: '10', received: '5' });
    typed.verdict = 'passed';
    await expect(save(typed)).rejects.toMatchObject({ fields: [{ field: 'reason', code: 'verdict_unexplained' }] });
  });
});
