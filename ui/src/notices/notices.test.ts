import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, connect, type Host } from '../ipc/call';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { become } from '../shell/place.svelte';
import { pulse } from '../shell/pulse.svelte';
import Rail from '../shell/Rail.svelte';
import { speak } from '../text/text.svelte';
import NoticeSettings from './NoticeSettings.svelte';

/** A program that counts what it is asked, and answers some of it otherwise. */
function listening(otherwise: Partial<Record<string, () => unknown>> = {}, begin: 'sample' | 'empty' = 'empty'): { asked: string[] } {
  const asked: string[] = [];
  const host = fakeHost(begin);
  const heard: Host = (command, request) => {
    asked.push(command);
    const answer = otherwise[command];
    return answer ? Promise.resolve().then(answer) : host(command, request);
  };
  connect(heard);
  return { asked };
}

const refusal = { code: 'system', message: 'This system shows no notifications: nobody answers.', params: {}, fields: [] };

describe('notifications', () => {
  beforeEach(() => {
    become({ at: 'settings' });
    desk.start = null;
    desk.failure = null;
    pulse.refused = null;
    speak('en');
  });
  afterEach(cleanup);

  it('are off until somebody switches them on, say what will appear, and are tried at once', async () => {
    const { asked } = listening();
    await desk.open();
    render(NoticeSettings);
    const on = screen.getByTestId('notices-on');
    expect((on as HTMLInputElement).checked).toBe(false);
    expect(screen.queryByTestId('notices-from')).toBeNull();
    expect(screen.getByTestId('notice-settings').textContent).toContain('No names of people, circuits or sites');
    await pulse.tell();
    expect(asked).not.toContain('tell_due');
    await fireEvent.click(on);
    await screen.findByTestId('notices-tried');
    expect(asked).toContain('try_notification');
    expect(desk.preferences.notices).toEqual({ on: true, from: 8, until: 20 });
    await fireEvent.change(screen.getByTestId('notices-from'), { target: { value: '10' } });
    await vi.waitFor(() => {
      expect(desk.preferences.notices.from).toBe(10);
    });
  });

  it('say it when the system has none, and keep the choice', async () => {
    listening({
      try_notification: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the program answers is no Error
        throw refusal;
      },
    });
    await desk.open();
    render(NoticeSettings);
    await fireEvent.click(screen.getByTestId('notices-on'));
    expect(await screen.findByText(/nobody answers/)).toBeTruthy();
    expect(screen.queryByTestId('notices-tried')).toBeNull();
    expect(desk.preferences.notices.on).toBe(true);
  });

  it('say it when the system refuses one later', async () => {
    listening({ tell_due: () => ({ shown: false, refused: 'the service is gone' }) });
    await desk.open();
    await desk.prefer({ notices: { on: true, from: 0, until: 0 } });
    render(NoticeSettings);
    await pulse.tell();
    expect(await screen.findByText(/the service is gone/)).toBeTruthy();
  });
});

describe('the count in the rail', () => {
  beforeEach(() => {
    become({ at: 'today' });
    desk.start = null;
    speak('en');
  });
  afterEach(cleanup);

  it('is the number of circuits that are your turn, says so in words, and follows what is written', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    listening({}, 'sample');
    await desk.open();
    const stop = pulse.follow();
    render(Rail, { folded: false, ontoggle: () => {} });
    const count = await screen.findByTestId('rail-count');
    const before = Number(count.textContent);
    expect(before).toBeGreaterThan(1);
    expect(screen.getByTestId('rail-today').textContent.replaceAll(/\s+/g, ' ')).toContain(`, ${before} circuits are your turn`);
    const { rows } = await call('circuits', { search: 'Yuhang', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 5 });
    const circuit = await call('circuit', { id: rows[0]?.id ?? '' });
    const answer = { facility: circuit.loas[0]!.approval?.facility ?? { address: '', room: '1', cabinet: '', odf: '', panelPort: '', strandTx: '', strandRx: '', medium: '', connector: '', optic: '', opticInstalled: false, notes: '' } };
    await call('record_loa', { key: 'answer-1', loa: circuit.loas[0]!.id, status: 'Available', ...answer, accessFlow: 'smsQr', officialPdf: null, reason: '', seenBy: 'Lin Yue', seenAt: '2026-11-20T10:00', zone: 'Asia/Shanghai' });
    await vi.advanceTimersByTimeAsync(300);
    await vi.waitFor(() => {
      expect(Number(screen.getByTestId('rail-count').textContent)).toBe(before + 1);
    });
    stop();
    vi.useRealTimers();
  });
});
