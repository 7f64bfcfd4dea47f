import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../ipc/call';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { become, place } from '../shell/place.svelte';
import { speak } from '../text/text.svelte';
import Today from './Today.svelte';

describe('the page of the day', () => {
  beforeEach(() => {
    become({ at: 'today' });
    desk.start = null;
    speak('en');
  });
  afterEach(cleanup);

  it('shows whose turn it is, and only the first button is a filled one', async () => {
    connect(fakeHost('sample'));
    await desk.open();
    render(Today);
    const lines = await screen.findAllByTestId('today-yours');
    expect(lines.length).toBeGreaterThan(2);
    const buttons = screen.getAllByTestId('today-act');
    expect(buttons.filter((one) => one.classList.contains('primary'))).toEqual([buttons[0]]);
    expect(screen.getAllByTestId('today-theirs').length).toBeGreaterThan(0);
    expect(screen.getByTestId('today-figures').textContent).toMatch(new RegExp(`^\\s*${lines.length}\\s+your turn`));
    expect(screen.getAllByTestId('today-day').length % 14).toBe(0);
  });

  it('goes to the form that a button names', async () => {
    connect(fakeHost('sample'));
    await desk.open();
    render(Today);
    const apply = (await screen.findAllByTestId('today-act')).find((one) => one.textContent.trim() === 'Apply for the LOA');
    if (!apply) throw new Error('the sample has a port that waits for its LOA');
    await fireEvent.click(apply);
    expect(place.here.at).toBe('applyLoa');
  });

  it('says on a new desk what will stand here, with one way to begin', async () => {
    connect(fakeHost('empty'));
    await desk.open();
    render(Today);
    await fireEvent.click(await screen.findByTestId('today-apply'));
    expect(place.here.at).toBe('applyPort');
  });
});
