import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../ipc/call';
import { DraftKeeper, readBody } from './draft.svelte';

const asked = vi.fn<(command: string, request: unknown) => Promise<unknown>>();
const bodies = (): unknown[] => asked.mock.calls.filter(([command]) => command === 'keep_draft').map(([, request]) => (request as { body: string }).body);

describe('a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    asked.mockReset().mockImplementation(() => Promise.resolve({ keptAt: '2026-11-23T14:02:00Z' }));
    connect(asked);
    return () => vi.useRealTimers();
  });

  it('is kept within a second after the last key, once', async () => {
    const draft = new DraftKeeper('1', 'port', null);
    draft.note('');
    for (const text of ['H', 'Ha', 'Han']) draft.note(text);
    await vi.advanceTimersByTimeAsync(1000);
    expect(bodies()).toEqual(['Han']);
    expect(draft.state).toBe('kept');
    expect(draft.keptAt).toBe('2026-11-23T14:02:00Z');
  });

  it('is not kept for a form that was only opened', async () => {
    const draft = new DraftKeeper('1', 'port', null);
    draft.note('as it began');
    draft.note('typed');
    draft.note('as it began');
    await vi.advanceTimersByTimeAsync(5000);
    await draft.flush();
    expect(bodies()).toEqual([]);
  });

  it('is written at once on leaving', async () => {
    const draft = new DraftKeeper('1', 'loa', 'c1');
    draft.note('');
    draft.note('half a name');
    await draft.flush();
    expect(asked).toHaveBeenCalledWith('keep_draft', { id: '1', kind: 'loa', circuit: 'c1', body: 'half a name' });
  });

  it('says when it could not be kept, and tries again with the next key', async () => {
    asked.mockRejectedValueOnce({ code: 'diskFull', message: 'The disk is full.', params: {}, fields: [] });
    const draft = new DraftKeeper('1', 'port', null);
    draft.note('');
    draft.note('a');
    await vi.advanceTimersByTimeAsync(700);
    expect(draft.state).toBe('failed');
    draft.note('ab');
    await vi.advanceTimersByTimeAsync(700);
    expect(draft.state).toBe('kept');
    expect(bodies()).toEqual(['a', 'ab']);
  });

  it('is dropped after what was still being written, and never comes back', async () => {
    const draft = new DraftKeeper('1', 'port', null);
    draft.note('');
    draft.note('whole');
    void draft.flush();
    await draft.drop();
    draft.note('a late key');
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked.mock.calls.map(([command]) => command)).toEqual(['keep_draft', 'drop_draft']);
  });

  it('is read over a fresh form, and a broken one is no draft', () => {
    expect(readBody('{"a":1}', { a: 0, b: 2 })).toEqual({ a: 1, b: 2 });
    expect(readBody('{', { a: 0 })).toEqual({ a: 0 });
    expect(readBody('null', { a: 0 })).toEqual({ a: 0 });
  });
});
