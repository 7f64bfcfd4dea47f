import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FieldProblem, FormCheck } from '../ipc/contract';
import { Checks } from './checks.svelte';

const problem = { field: 'name', code: 'required', params: {}, message: 'Fill this in.', messageZh: '', warning: false, overridable: false } as FieldProblem;
const press = (kind: string): boolean => window.dispatchEvent(new Event(kind));

describe('while the pointer is held down', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => {
      press('pointerup');
      vi.runAllTimers();
      vi.useRealTimers();
    };
  });

  it('a field that is left says nothing yet: the line would push the pressed control away', async () => {
    const checks = new Checks(() => Promise.resolve({ problems: [problem] }));
    await checks.now();
    press('pointerdown');
    checks.left('name');
    expect(checks.at('name')).toBeNull();
    press('pointerup');
    expect(checks.at('name'), 'the click comes after the pointer went up').toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(checks.at('name')).toEqual(problem);
  });

  it('an answer that comes in between waits', async () => {
    let answer: (check: FormCheck) => void = () => {};
    const checks = new Checks(() => new Promise((done) => (answer = done)));
    checks.attempted = true;
    const asked = checks.now();
    press('pointerdown');
    answer({ problems: [problem] });
    await vi.advanceTimersByTimeAsync(5000);
    expect(checks.problems).toEqual([]);
    press('pointerup');
    await vi.advanceTimersByTimeAsync(1);
    await asked;
    expect(checks.problems).toEqual([problem]);
  });

  it('a press that ends outside the window does not hold the form for ever', async () => {
    const checks = new Checks(() => Promise.resolve({ problems: [problem] }));
    await checks.now();
    press('pointerdown');
    checks.left('name');
    press('blur');
    await vi.advanceTimersByTimeAsync(1);
    expect(checks.at('name')).toEqual(problem);
  });
});
