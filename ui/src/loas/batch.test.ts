import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, type Host } from '../ipc/call';
import type { BatchView, BeginBatch, HandoutRow } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { Batching, Picked } from './batch.svelte';

const row = (n: number): HandoutRow => ({ number: `LOA-K7PM-2026-00000${n}`, revision: 1, audiences: [] }) as unknown as HandoutRow;

describe('the rows that are chosen', () => {
  const rows = [1, 2, 3, 4, 5].map(row);

  it('are toggled one by one, and through to another with Shift', () => {
    const picked = new Picked();
    picked.toggle(rows[1]!, rows);
    picked.toggle(rows[3]!, rows, true);
    expect(picked.among(rows)).toEqual(rows.slice(1, 4));
    picked.toggle(rows[2]!, rows);
    expect(picked.among(rows)).toEqual([rows[1], rows[3]]);
  });

  it('are all that are shown, or none; what is not shown is not chosen', () => {
    const picked = new Picked();
    picked.toggle(rows[4]!, rows);
    picked.all(rows.slice(0, 3));
    expect(picked.among(rows)).toEqual(rows.slice(0, 3));
    picked.all(rows.slice(0, 3));
    expect(picked.among(rows)).toEqual([]);
  });
});

describe('writing many handouts together', () => {
  let asked: BeginBatch[];
  let answers: BatchView[];

  const view = (state: BatchView['state'], done: number): BatchView => ({
    id: state === 'notBegun' ? '' : 'one',
    state,
    shape: 'folder',
    place: 'out',
    progress: { total: 4, done, written: done, same: 0, kilobytes: done, leftOut: 0, left: [] },
    secondsLeft: null,
    error: null,
  });

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    answers = [];
    const host = ((command: string, request: unknown) => {
      if (command === 'plan_batch') return Promise.resolve({ handouts: 4, pages: 8, kilobytes: 300, ended: 0, noCopy: 0, official: 0 });
      if (command === 'begin_batch') asked.push(request as BeginBatch);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject({ code: 'notFound', message: 'gone', params: {}, fields: [] } as unknown as Error);
    }) as Host;
    connect(host);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks for exactly the rows, looks until it is done, and goes on while its window is closed', async () => {
    const batching = new Batching();
    batching.ask([row(1), row(2)]);
    batching.wish.shape = 'merged';
    batching.wish.replace = true;
    answers = [view('running', 0), view('running', 2), view('done', 4)];
    await batching.begin();
    expect(asked[0]).toEqual({
      wanted: { chosen: [{ number: row(1).number, revision: 1 }, { number: row(2).number, revision: 1 }], all: null, audience: null, withOfficial: false, stampEnded: false },
      shape: 'merged',
      replace: false,
    });
    batching.close();
    await vi.advanceTimersByTimeAsync(250);
    expect(batching.view?.progress.done).toBe(2);
    batching.ask([row(3)]);
    expect(batching.rows).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(250);
    expect(batching.view?.state).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the stand-in', () => {
  it('leaves out what no longer counts unless it is to be stamped', async () => {
    const host = fakeHost('sample');
    connect(host);
    const { rows } = (await host('handouts', { search: '', state: null, circuit: null, accessPoint: null, audience: null, issuedFrom: null, issuedUntil: null, validOn: null, sort: 'number', descending: false })) as { rows: HandoutRow[] };
    const wanted = { chosen: rows.map(({ number, revision }) => ({ number, revision })), all: null, audience: null, withOfficial: false };
    const plain = (await host('plan_batch', { ...wanted, stampEnded: false })) as { handouts: number; ended: number };
    const stamped = (await host('plan_batch', { ...wanted, stampEnded: true })) as { handouts: number };
    expect(stamped.handouts).toBe(plain.handouts + plain.ended);
    expect(stamped.handouts).toBe(rows.length);
  });
});
