import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { connect, type Host } from './ipc/call';
import { fakeHost } from './ipc/fake';
import { desk } from './shell/desk.svelte';
import { become } from './shell/place.svelte';
import { speak } from './text/text.svelte';

const at = (mark: string): Promise<HTMLElement> => screen.findByTestId(mark);

const title = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

async function type(mark: string, value: string): Promise<void> {
  await fireEvent.input(await at(mark), { target: { value } });
}

describe('the window', () => {
  beforeEach(() => {
    become({ at: 'circuits' });
    desk.start = null;
    desk.failure = null;
    speak('en');
    Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
  });

  it('asks a new desk for its organisation, keeps it, and says what to do next', async () => {
    connect(fakeHost('welcome'));
    render(App);
    await fireEvent.click(await at('welcome-start'));
    expect((await at('problem-organisation')).textContent).toContain('Fill this in.');
    await type('field-organisation', 'Müller & Søn');
    await fireEvent.click(await at('welcome-start'));
    expect((await at('empty-apply')).textContent).toContain('Apply for a port');
    expect(screen.getByText('Müller & Søn')).toBeTruthy();
  });

  it('speaks Chinese at once, everywhere', async () => {
    connect(fakeHost('welcome'));
    render(App);
    await fireEvent.click(await at('language-zh'));
    await title('设置此工作台');
    await fireEvent.click(await at('load-sample'));
    await title('物理专线');
    expect((await screen.findAllByText('LOA 审核中')).length).toBeGreaterThan(0);
    await fireEvent.click(await at('rail-settings'));
    await fireEvent.click(await at('language-en'));
    await title('Settings');
  });

  it('marks the sample, and gives the own desk back in one act', async () => {
    connect(fakeHost('sample'));
    render(App);
    await at('sample-chip');
    await fireEvent.click(await at('remove-sample'));
    await fireEvent.click(await at('remove-sample-confirm'));
    await at('welcome');
  });

  it('shows only what the rules allow as buttons', async () => {
    connect(fakeHost('sample'));
    render(App);
    await at('today');
    await fireEvent.click(await at('rail-circuits'));
    const rows = await screen.findAllByTestId('circuit-row');
    const inReview = rows.find((row) => row.textContent?.includes('Hangzhou-Yuhang-B-PConn1'));
    await fireEvent.click(inReview!);
    const next = await at('next-action');
    expect(within(next).getByTestId('action-recordLoa')).toBeTruthy();
    expect(within(next).queryByTestId('action-issueHandout')).toBeNull();
    expect(next.querySelector('.primary'), 'nobody is invited to invent an answer').toBeNull();
  });

  it('says why the desk could not be opened, and tries again', async () => {
    const fake = fakeHost('empty');
    let locked = true;
    const host: Host = async (command, request) => {
      const answer = await fake(command, request);
      return command === 'start' && locked
        ? { ...(answer as object), settings: null, failure: { code: 'deskInUse', message: 'Another window has this desk open. Close it there, then try again.', params: {}, fields: [] } }
        : answer;
    };
    connect(host);
    render(App);
    expect((await at('failure')).dataset.code).toBe('deskInUse');
    expect(screen.getByRole('alert').textContent).toContain('Another window has this desk open.');
    locked = false;
    await fireEvent.click(await at('try-again'));
    await at('empty-apply');
  });

  it('offers an application that was not sent', async () => {
    connect(fakeHost('sample'));
    const first = render(App);
    await fireEvent.click(await at('rail-circuits'));
    await fireEvent.click(await at('apply-port'));
    await fireEvent.click(await at('mode-classic'));
    await type('field-description', 'half a thought');
    await fireEvent.click(await at('rail-circuits'));
    await fireEvent.click(await at('continue-draft'));
    expect(((await at('field-description')) as HTMLTextAreaElement).value).toBe('half a thought');
    first.unmount();
  });
});
