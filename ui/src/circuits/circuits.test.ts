import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, type Host } from '../ipc/call';
import type { CircuitCounts, CircuitPage, CircuitQuery } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { CircuitTable } from './circuits.svelte';

/** Lets everything run that does not wait for an answer held back. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the table of circuits', () => {
  let table: CircuitTable;
  /** Answers to the counts that are held back, oldest first. */
  let held: { search: string; answer: () => void }[];
  let hold: boolean;

  beforeEach(() => {
    const fake = fakeHost('sample');
    held = [];
    hold = true;
    const host: Host = async (command, request) => {
      if (command === 'circuit_counts' && hold) {
        const { search } = (request as CircuitQuery);
        await new Promise<void>((answer) => held.push({ search, answer }));
      }
      return fake(command, request);
    };
    connect(host);
    table = new CircuitTable();
  });

  it('shows rows before anybody has counted them', async () => {
    const read = table.read();
    await settled();
    expect(held).toHaveLength(1);
    expect(table.counts).toBeNull();
    expect(table.row(0)).not.toBeNull();
    expect(table.matches).toBeGreaterThan(1);
    expect(table.countsFit).toBe(false);
    held[0]?.answer();
    await read;
    expect(table.countsFit).toBe(true);
    expect(table.matches).toBe(table.counts?.matches);
  });

  it('drops counts of an earlier question, in whichever order they come', async () => {
    const all = table.read();
    await settled();
    table.search = 'hangzhou';
    const some = table.read();
    await settled();
    expect(held.map((one) => one.search)).toEqual(['', 'hangzhou']);
    const rows = table.matches;
    held[1]?.answer();
    await some;
    const counted = table.counts;
    expect(counted?.matches).toBe(rows);
    expect(counted?.matches).toBeLessThan(counted?.total ?? 0);
    held[0]?.answer();
    await all;
    expect(table.counts).toBe(counted);
  });

  it('keeps the length of the table while the same question is asked again', async () => {
    hold = false;
    await table.read();
    const { matches } = table;
    hold = true;
    const again = table.read();
    await settled();
    expect(table.matches).toBe(matches);
    held[0]?.answer();
    await again;
  });

  it('shows a circuit that came, and none that went, before the counts know of it', async () => {
    const fake = fakeHost('sample');
    let hidden = 1;
    let counting = true;
    connect(async (command, request) => {
      if (command === 'circuit_counts' && !counting) await new Promise(() => {});
      const answer = await fake(command, request);
      if (command === 'circuits') return { ...(answer as CircuitPage), rows: (answer as CircuitPage).rows.slice(hidden) };
      if (command === 'circuit_counts') return { ...(answer as CircuitCounts), matches: (answer as CircuitCounts).matches - hidden };
      return answer;
    });
    await table.read();
    const before = table.matches;
    counting = false;
    hidden = 0;
    void table.read();
    await settled();
    expect(table.matches).toBe(before + 1);
    expect(table.row(before)).not.toBeNull();
    hidden = 2;
    void table.read();
    await settled();
    expect(table.matches).toBe(before - 1);
    expect(table.row(before - 1)).toBeNull();
  });

  it('shows a page that opens again no row of its last visit unless the answer is long in coming', async () => {
    vi.useFakeTimers();
    try {
      hold = false;
      await table.open();
      expect(table.settling).toBe(false);
      const answers: (() => void)[] = [];
      const fake = fakeHost('sample');
      connect(async (command, request) => {
        if (command === 'circuits') await new Promise<void>((answer) => answers.push(answer));
        return fake(command, request);
      });
      const quick = table.open();
      await vi.advanceTimersByTimeAsync(100);
      expect(table.settling).toBe(true);
      answers.pop()?.();
      await quick;
      expect(table.settling).toBe(false);
      const slow = table.open();
      await vi.advanceTimersByTimeAsync(500);
      expect(table.settling).toBe(false);
      expect(table.row(0)).not.toBeNull();
      answers.pop()?.();
      await slow;
    } finally {
      vi.useRealTimers();
    }
  });
});
