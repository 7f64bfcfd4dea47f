import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import { call, connect, type Host } from '../ipc/call';
import { GateReasonWords, type GateReason } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { foreignList } from '../ipc/fake/trust';
import { desk } from '../shell/desk.svelte';
import { become } from '../shell/place.svelte';
import { en } from '../text/en';
import { speak, speech } from '../text/text.svelte';
import { zh } from '../text/zh';

const at = (mark: string): Promise<HTMLElement> => screen.findByTestId(mark);

async function type(mark: string, value: string): Promise<void> {
  await fireEvent.input(await at(mark), { target: { value } });
}

/** Keys as a scanner sends them, to whatever has the focus. */
function scan(text: string): void {
  let time = 1000;
  for (const key of [...text, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, code: key === 'Enter' ? 'Enter' : '', bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (time += 4) });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }
}

async function check(text: string): Promise<HTMLElement> {
  scan(text);
  return at('verdict');
}

describe('the screen at the door', () => {
  let asked: { command: string; request: unknown }[];

  beforeEach(async () => {
    become({ at: 'circuits' });
    desk.start = null;
    desk.failure = null;
    speak('en');
    asked = [];
    const fake = fakeHost('sample');
    const host: Host = (command, request) => {
      asked.push({ command, request });
      return fake(command, request);
    };
    connect(host);
    render(App);
    await fireEvent.click(await at('rail-gate'));
    await at('gate-typed');
  });

  it('takes the whole window, and a scan reaches nothing but the check', async () => {
    expect(screen.queryByTestId('rail-circuits')).toBeNull();
    const verdict = await check('LOA1:GENUINE');
    expect(verdict.dataset.reason).toBe('genuine');
    expect(speech.language, 'the L of the code is no key of the page').toBe('en');
    expect((await at('verdict-person')).textContent).toContain('周明宇');
    expect((await at('gate-elsewhere')).textContent).toContain('Cannot tell whether it was used elsewhere.');
  });

  it('records an entry only after the tick', async () => {
    await check('LOA1:GENUINE');
    await fireEvent.click(await at('gate-entered'));
    await at('gate-tick-first');
    expect(asked.some((one) => one.command === 'record_gate')).toBe(false);
    await fireEvent.click(await at('gate-id-seen'));
    await fireEvent.click(await at('gate-entered'));
    expect((await at('gate-recorded')).textContent).toContain('周明宇 came in.');
    expect((await at('gate-head')).textContent).toContain('1 of 4');
    await fireEvent.click(await at('gate-mistake'));
    await waitFor(() => {
      expect(screen.getByTestId('gate-recorded').textContent).toContain('Taken back');
    });
    expect((await at('gate-head')).textContent).toContain('0 of 4');
  });

  it('shows nobody on a refusal, and no way in', async () => {
    for (const reason of ['EXPIRED', 'WRONG_SITE', 'SUPERSEDED', 'ALTERED']) {
      await check(`LOA1:${reason}`);
      await waitFor(() => {
        expect(screen.getByTestId('verdict').dataset.reason).toBe(reason.toLowerCase());
      });
      expect(screen.queryByTestId('verdict-person')).toBeNull();
      expect(screen.queryByTestId('gate-entered')).toBeNull();
      expect(screen.queryByTestId('gate-letIn')).toBeNull();
      expect(await at('gate-refused')).toBeTruthy();
    }
  });

  it('asks who said yes before it lets in somebody who must be asked about', async () => {
    await check('LOA1:UNKNOWN_KEY');
    expect(screen.queryByTestId('verdict-person')).toBeNull();
    await fireEvent.click(await at('gate-letIn'));
    await fireEvent.click(await at('gate-ask-go'));
    await at('problem-allowedBy');
    await type('field-allowedBy', '值班长 Wu');
    await type('field-because', 'Known company');
    await fireEvent.click(await at('gate-ask-go'));
    await at('gate-recorded');
    expect(screen.queryByTestId('gate-ask')).toBeNull();
  });

  it('offers the way out to whoever is inside', async () => {
    await check('LOA1:GENUINE');
    await fireEvent.click(await at('gate-id-seen'));
    await fireEvent.click(await at('gate-entered'));
    await at('gate-recorded');
    const verdict = await check('LOA1:GENUINE');
    expect(verdict.dataset.reason).toBe('already_inside');
    await fireEvent.click(await at('gate-left'));
    expect((await at('gate-recorded')).textContent).toContain('周明宇 left.');
  });

  it('speaks the guard’s language on this screen alone', async () => {
    await fireEvent.click(await at('gate-language'));
    await screen.findByRole('heading', { level: 1, name: '请扫描凭条' });
    await fireEvent.click(await at('gate-leave'));
    await screen.findByRole('heading', { level: 1, name: 'Circuits' });
  });

  it('locks to itself until the PIN is typed', async () => {
    await fireEvent.click(await at('gate-lock'));
    await type('gate-pin', '4711');
    await type('gate-pin-again', '4712');
    await fireEvent.click(await at('gate-pin-go'));
    expect((await at('gate-pin-wrong')).textContent).toContain('differ');
    await type('gate-pin', '4711');
    await type('gate-pin-again', '4711');
    await fireEvent.click(await at('gate-pin-go'));
    await at('gate-unlock');
    expect(screen.queryByTestId('gate-leave')).toBeNull();
    expect(screen.queryByTestId('gate-lock')).toBeNull();
    await fireEvent.keyDown(document.body, { key: 'g', code: 'KeyG' });
    await fireEvent.keyDown(document.body, { key: 'c', code: 'KeyC' });
    expect(await at('gate-unlock')).toBeTruthy();
    // the codes are still checked
    await check('LOA1:EXPIRED');

    await fireEvent.click(await at('gate-unlock'));
    await type('gate-pin', '0000');
    await fireEvent.click(await at('gate-pin-go'));
    expect((await at('gate-pin-wrong')).textContent).toContain('not the PIN');
    await type('gate-pin', '4711');
    await fireEvent.click(await at('gate-pin-go'));
    await at('gate-leave');
  });
});

describe('what the gate knows of other desks', () => {
  const day = 86_400_000;

  async function open(now: number): Promise<HTMLElement> {
    become({ at: 'circuits' });
    desk.start = null;
    desk.failure = null;
    speak('en');
    const fake = fakeHost('sample');
    connect(fake);
    await call('read_trust', { text: foreignList });
    await call('accept_list', { key: 'one', fingerprint: 'any', version: 3 });
    vi.useFakeTimers({ toFake: ['Date'], now });
    render(App);
    await fireEvent.click(await at('rail-gate'));
    return at('gate-trust');
  }

  afterEach(() => {
    vi.useRealTimers();
  });

  it('says version, age and end of the list', async () => {
    const foot = await open(Date.now() + 5 * day);
    expect(foot.dataset.state).toBe('good');
    expect(foot.textContent).toContain('Trust list 3, 5 days old: 1 other desk');
    expect(screen.queryByTestId('gate-trust-go')).toBeNull();
  });

  it('says that it ends soon, and leads to the settings unless locked', async () => {
    const foot = await open(Date.now() + 87 * day);
    expect(foot.dataset.state).toBe('soon');
    expect(foot.textContent).toContain('ends in 3 days');
    await fireEvent.click(await at('gate-trust-go'));
    expect((await at('trust')).textContent).toContain('Yunlan Freight');
  });

  it('says that it ended, and leads nowhere while locked', async () => {
    const foot = await open(Date.now() + 95 * day);
    expect(foot.dataset.state).toBe('ended');
    expect(foot.textContent).toMatch(/ended \d/);
    await fireEvent.click(await at('gate-lock'));
    await type('gate-pin', '4711');
    await type('gate-pin-again', '4711');
    await fireEvent.click(await at('gate-pin-go'));
    await at('gate-unlock');
    expect(screen.queryByTestId('gate-trust-go')).toBeNull();
  });

  it('refuses what was revoked with a sentence for each, and names nobody', async () => {
    await open(Date.now());
    const told = new Set<string>();
    for (const reason of ['REVOKED_PASS', 'REVOKED_LETTER', 'REVOKED_KEY']) {
      await check(`LOA1:${reason}`);
      await waitFor(() => {
        expect(screen.getByTestId('verdict').dataset.reason).toBe(reason.toLowerCase());
      });
      expect(screen.getByTestId('gate').dataset.verdict).toBe('refuse');
      expect(screen.queryByTestId('verdict-person')).toBeNull();
      expect(screen.queryByTestId('gate-letIn')).toBeNull();
      told.add(screen.getByTestId('verdict').textContent);
    }
    expect(told.size).toBe(3);
  });
});

describe('the sentences of the gate', () => {
  const names = { number: 'LOA-K7PM-2026-000042', revision: 1, successor: 2, documentEnd: '3217', contact: 'Lin Yue', site: 'A', here: 'B', from: '09:00', until: '18:00', since: '09:10', other: 'link' as const, host: 'a.example', because: '', desk: 'K7PM' };

  it('say each reason differently in both languages, with three things to do', () => {
    for (const words of [en.gate, zh.gate]) {
      const told = GateReasonWords.map((reason: GateReason) => words.reasons[reason].said(names));
      expect(new Set(told).size).toBe(GateReasonWords.length);
      for (const reason of GateReasonWords) expect(words.reasons[reason].todo(names), reason).toHaveLength(3);
      expect(new Set(Object.values(words.verdict)).size).toBe(3);
    }
  });

  it('never call another kind of code a fake', () => {
    expect(en.gate.reasons.other_code.said(names)).not.toMatch(/fake|forge|false/i);
    expect(zh.gate.reasons.other_code.said(names)).not.toMatch(/伪|假/);
  });
});
