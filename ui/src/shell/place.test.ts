import { afterEach, describe, expect, it } from 'vitest';
import { back, become, followHistory, go, place } from './place.svelte';

describe('places', () => {
  let stop = (): void => {};
  afterEach(() => {
    stop();
  });

  it('are remembered by the window’s own history', () => {
    become({ at: 'circuits' });
    stop = followHistory();
    go({ at: 'circuit', id: '7' });
    expect(place.here).toEqual({ at: 'circuit', id: '7' });
    expect((history.state as { place: unknown }).place).toEqual({ at: 'circuit', id: '7' });
  });

  it('come back from the history’s entries, and foreign entries lead home', () => {
    stop = followHistory();
    dispatchEvent(new PopStateEvent('popstate', { state: { place: { at: 'loas' }, depth: 1 } }));
    expect(place.here).toEqual({ at: 'loas' });
    dispatchEvent(new PopStateEvent('popstate', { state: { place: { at: 'nowhere' } } }));
    expect(place.here).toEqual({ at: 'circuits' });
  });

  it('fall back to a given page where there is nothing to go back to', () => {
    stop = followHistory();
    dispatchEvent(new PopStateEvent('popstate', { state: { place: { at: 'settings' }, depth: 0 } }));
    back({ at: 'circuits' });
    expect(place.here).toEqual({ at: 'circuits' });
  });
});
