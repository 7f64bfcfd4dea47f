import { describe, expect, it } from 'vitest';
import { dayOf, isBadDay, RegisterQuery } from './registerQuery.svelte';

describe('what the register asks for', () => {
  it('asks for everything at first, the latest first', () => {
    expect(new RegisterQuery().request).toEqual({
      search: '',
      state: null,
      circuit: null,
      accessPoint: null,
      audience: null,
      issuedFrom: null,
      issuedUntil: null,
      validOn: null,
      sort: 'issued',
      descending: true,
    });
  });

  it('takes only days that exist', () => {
    expect(dayOf(' 2026-11-30 ')).toBe('2026-11-30');
    for (const wrong of ['2026-11-31', '2026-02-29', '30.11.2026', '2026-11', '2026-13-01']) {
      expect(dayOf(wrong)).toBeNull();
      expect(isBadDay(wrong)).toBe(true);
    }
    expect(isBadDay('  ')).toBe(false);
  });

  it('turns the order of the same column round and begins another anew', () => {
    const query = new RegisterQuery();
    query.sortBy('issued');
    expect(query.request.descending).toBe(false);
    query.sortBy('number');
    expect(query.request).toMatchObject({ sort: 'number', descending: false });
    query.sortBy('until');
    expect(query.request).toMatchObject({ sort: 'until', descending: true });
  });

  it('counts what is filtered by, and drops it all', () => {
    const query = new RegisterQuery();
    query.audience = 'guard';
    query.on = '2026-11-30';
    query.search = 'LOA';
    expect(query.filters).toBe(2);
    query.clearFilters();
    expect(query.filters).toBe(0);
    expect(query.request.search).toBe('LOA');
    query.clear();
    expect(query.request.search).toBe('');
  });
});
