import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FieldProblem, FormCheck, KeptWarning } from '../ipc/contract';
import { Checks, sameField } from './checks.svelte';

const problem = (field: string, warning = false): FieldProblem => ({ field, code: 'x', params: {}, message: `${field} is wrong.`, messageZh: '', warning }) as unknown as FieldProblem;

describe('checks of a form', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('stay silent at a field that was not left yet', async () => {
    const checks = new Checks(() => Promise.resolve({ problems: [problem('name'), problem('region')] }));
    checks.left('name');
    await vi.advanceTimersByTimeAsync(300);
    expect(checks.at('name')?.message).toBe('name is wrong.');
    expect(checks.at('region')).toBeNull();
    expect(checks.waiting).toBe(1);
    checks.attempted = true;
    expect(checks.at('region')).not.toBeNull();
    expect(checks.waiting).toBe(0);
  });

  it('never show at a field just left what was true before its last key', async () => {
    let region = '';
    const checks = new Checks(() => Promise.resolve({ problems: region === '' ? [problem('region')] : [] }));
    await checks.now();
    region = 'cn-hangzhou';
    checks.left('region');
    expect(checks.at('region')).toBeNull();
    await vi.advanceTimersByTimeAsync(300);
    expect(checks.at('region')).toBeNull();
  });

  it('ask once after the last key, not at each', async () => {
    const ask = vi.fn(() => Promise.resolve<FormCheck>({ problems: [] }));
    const checks = new Checks(ask);
    for (let key = 0; key < 20; key += 1) {
      checks.soon();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('are told by the page from the last key to the answer, also when a form goes before it', async () => {
    const told = (): boolean => document.documentElement.hasAttribute('data-checking');
    const answers: ((check: FormCheck) => void)[] = [];
    const ask = (): Promise<FormCheck> => new Promise((answer) => answers.push(answer));
    const [one, other] = [new Checks(ask), new Checks(ask)];
    expect(told()).toBe(false);
    one.soon();
    expect(told()).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    other.soon();
    answers[0]?.({ problems: [] });
    await vi.advanceTimersByTimeAsync(0);
    expect(told()).toBe(true);
    other.stop();
    expect(told()).toBe(false);
  });

  it('drop an answer that a later question overtook', async () => {
    const answers: ((check: FormCheck) => void)[] = [];
    const checks = new Checks(() => new Promise((answer) => answers.push(answer)));
    checks.attempted = true;
    const [first, second] = [checks.now(), checks.now()];
    answers[1]?.({ problems: [] });
    answers[0]?.({ problems: [problem('name')] });
    await Promise.all([first, second]);
    expect(checks.problems).toEqual([]);
  });

  it('let a warning stand with a reason and tell the rules so', async () => {
    const told: KeptWarning[][] = [];
    const checks = new Checks((kept) => {
      told.push(kept);
      return Promise.resolve({ problems: kept.length > 0 ? [] : [problem('phone', true)] });
    });
    checks.attempted = true;
    await checks.now();
    const warning = checks.at('phone');
    expect(warning?.warning).toBe(true);
    if (warning) checks.keep(warning, 'A landline of the site');
    expect(checks.at('phone')).toBeNull();
    await vi.advanceTimersByTimeAsync(300);
    expect(told.at(-1)).toEqual([{ field: 'phone', code: 'x', reason: 'A landline of the site' }]);
    checks.takeBack(checks.kept[0]!);
    await vi.advanceTimersByTimeAsync(300);
    expect(checks.at('phone')).not.toBeNull();
  });

  it('count a finding that only a reason settles among the blocks', async () => {
    const fibre = { ...problem('lineType'), overridable: true };
    const checks = new Checks((kept) => Promise.resolve({ problems: kept.length > 0 ? [] : [fibre, problem('phone', true)] }));
    checks.attempted = true;
    await checks.now();
    expect(checks.blocks).toEqual([fibre]);
    expect(checks.warnings.map((one) => one.field)).toEqual(['phone']);
    checks.keep(fibre, 'Agreed with the site');
    expect(checks.blocks).toEqual([]);
  });

  it('show a block before a warning at the same field', async () => {
    const checks = new Checks(() => Promise.resolve({ problems: [problem('name', true), problem('name')] }));
    checks.attempted = true;
    await checks.now();
    expect(checks.at('name')?.warning).toBe(false);
  });

  it('count an engineer’s cell as visited with its row', async () => {
    const checks = new Checks(() => Promise.resolve({ problems: [problem('engineers.1.phone')] }));
    checks.left('engineers.1.phone');
    await vi.advanceTimersByTimeAsync(300);
    expect(checks.blocks).toHaveLength(1);
  });

  it('know a facility’s field under both names', () => {
    expect(sameField('room', 'facility.room')).toBe(true);
    expect(sameField('facility.room', 'room')).toBe(true);
    expect(sameField('room', 'facility.cabinet')).toBe(false);
  });
});
