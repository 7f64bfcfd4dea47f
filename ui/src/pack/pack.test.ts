import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call, connect } from '../ipc/call';
import type { CircuitView } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { Packing } from './pack.svelte';

describe('the completion pack', () => {
  let view: CircuitView;
  let packing: Packing;

  beforeEach(async () => {
    connect(fakeHost('sample'));
    const rows = await call('circuits', { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 50 });
    const row = rows.rows.find((one) => one.instanceId !== null);
    view = await call('circuit', { id: row?.id ?? '' });
    packing = new Packing();
  });

  it('says what is in it and what is missing before it is made', async () => {
    packing.ask(view);
    await vi.waitFor(() => {
      expect(packing.plan).not.toBeNull();
    });
    const parts = packing.plan?.parts ?? [];
    expect(parts.find((one) => one.part === 'timeline')?.state).toBe('pages');
    for (const one of parts) expect(one.state === 'pages', `${one.part} ${String(one.why)}`).toBe(one.why === null);
  });

  it('looks until it is done, and then knows the page of each part', async () => {
    packing.ask(view);
    await packing.begin();
    expect(packing.running).toBe(true);
    // a second one is not begun beside it, and asking again shows the one that runs
    await packing.begin();
    packing.ask({ ...view, id: 'another' });
    expect(packing.circuit?.id).toBe(view.id);
    await vi.waitFor(
      () => {
        expect(packing.view?.state).toBe('done');
      },
      { timeout: 5000 },
    );
    const pages = packing.view?.progress.parts.flatMap((one) => (one.page === null ? [] : [one.page])) ?? [];
    expect(pages[0]).toBe(2);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });

  it('ends when it is cancelled', async () => {
    packing.ask(view);
    await packing.begin();
    await packing.stop();
    await vi.waitFor(
      () => {
        expect(packing.view?.state).toBe('cancelled');
      },
      { timeout: 5000 },
    );
    packing.again();
    expect(packing.view).toBeNull();
  });
});
