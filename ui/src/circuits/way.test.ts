import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, connect } from '../ipc/call';
import type { CircuitView, StepView } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { become, place } from '../shell/place.svelte';
import { speak } from '../text/text.svelte';
import { missedIn, timeWords, took, tookWords } from './spent';
import Steps from './Steps.svelte';
import { circuitTabs, firstTab, tabOfStep } from './tabs';
import Way from './Way.svelte';

async function circuit(name: string): Promise<CircuitView> {
  const { rows } = await call('circuits', { search: name, turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 5 });
  const found = rows[0];
  if (!found) throw new Error(`the sample has ${name}`);
  return call('circuit', { id: found.id });
}

const step = (more: Partial<StepView>): StepView => ({ step: 'loa', state: 'done', from: null, until: null, by: null, ours: 0, theirs: 0, running: null, ...more });
const now = new Date('2026-11-20T12:00:00Z');

describe('where the time went', () => {
  beforeEach(() => {
    speak('en');
  });

  it('counts what runs up to now on the side that it waits for', () => {
    const since = '2026-11-19T12:00:00Z';
    expect(took(step({ ours: 3600, running: { ours: true, since } }), now)).toEqual({ ours: 3600 + 86_400, theirs: 0 });
    expect(took(step({ ours: 3600, running: { ours: false, since } }), now)).toEqual({ ours: 3600, theirs: 86_400 });
    expect(took(step({ running: { ours: true, since: '2026-11-21T00:00:00Z' } }), now)).toEqual({ ours: 0, theirs: 0 });
  });

  it('says it in hours under two days and leaves out a side that nothing waited for', () => {
    expect([timeWords(300), timeWords(3600 * 5), timeWords(3600 * 47), timeWords(3600 * 60)]).toEqual(['under an hour', '5 h', '47 h', '3 days']);
    expect(tookWords(step({ theirs: 86_400 * 2 }), now, 'long')).toBe('2 days with Alibaba Cloud');
    expect(tookWords(step({ ours: 3600, theirs: 86_400 * 2 }), now, 'short')).toBe('you 1 h · Alibaba Cloud 2 days');
  });
});

describe('the steps of a circuit', () => {
  beforeEach(async () => {
    speak('en');
    connect(fakeHost('sample'));
    become({ at: 'circuits' });
    await desk.open();
  });
  afterEach(cleanup);

  it('folds finished steps to one line with dates and who ended them; they open again', async () => {
    const view = await circuit('Baoshan');
    render(Way, { view });
    const done = screen.getByTestId('way-loa').querySelector('details');
    expect(done?.open).toBe(false);
    const line = done?.querySelector('summary')?.textContent ?? '';
    expect(line).toContain('LOA');
    expect(line).toContain('林悦');
    expect(done?.textContent).toContain('with you');
    const summary = done?.querySelector('summary');
    if (!summary) throw new Error('a finished step has a line');
    await fireEvent.click(summary);
    expect(done?.open).toBe(true);
    await fireEvent.click(within(screen.getByTestId('way-loa')).getByTestId('way-open-loa'));
    expect(place.here).toMatchObject({ at: 'circuit', tab: 'loa' });
  });

  it('leaves the step open in which the circuit stands, and what comes later a plain line', async () => {
    const view = await circuit('Yuhang');
    render(Way, { view });
    expect(screen.getByTestId('way-loa').querySelector('details')?.open).toBe(true);
    expect(screen.getByTestId('way-port').querySelector('details')?.open).toBe(false);
    expect(screen.getByTestId('way-activation').querySelector('details')).toBeNull();
  });

  it('opens a finished step from the line of steps, and says a missed promise there', async () => {
    const view = await circuit('Yuhang');
    const review = view.loas[0]?.clocks.find((clock) => clock.kind === 'loaReview');
    if (!review) throw new Error('a review runs');
    review.outcome = 'missed';
    expect(missedIn(view, 'loa', now)).toBe(1);
    expect(missedIn(view, 'construction', now)).toBe(0);
    const opened: string[] = [];
    render(Steps, { view, onopen: (one) => opened.push(one) });
    expect(screen.getByTestId('missed-loa').textContent).toBe('1 clock missed');
    await fireEvent.click(screen.getByTestId('step-port'));
    expect(opened).toEqual(['port']);
    expect(screen.queryByTestId('step-loa')).toBeNull();
  });

  it('begins with the tab of the step, and with the whole picture before the first LOA and in service', async () => {
    expect(firstTab(await circuit('Yuhang'))).toBe('loa');
    expect(firstTab(await circuit('Kwai Chung'))).toBe('overview');
    expect(firstTab(await circuit('Baoshan'))).toBe('overview');
    expect(Object.values(tabOfStep).every((one) => circuitTabs.includes(one))).toBe(true);
  });
});
