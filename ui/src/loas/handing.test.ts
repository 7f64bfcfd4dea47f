import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../ipc/call';
import type { HandoutRow, Preview, PreviewTyped, PrintHandout } from '../ipc/contract';
import { Handing } from './handing.svelte';
import { TypedPreview } from './preview.svelte';

const row = { number: 'LOA-K7PM-2026-000042', revision: 2 } as HandoutRow;

describe('printing a handout', () => {
  let asked: PrintHandout[];
  let fails = 0;

  beforeEach(() => {
    asked = [];
    fails = 0;
    connect((command, request) => {
      expect(command).toBe('print_handout');
      asked.push(request as PrintHandout);
      if (fails-- > 0) return Promise.reject({ code: 'system', message: 'The printer is away.', params: {}, fields: [] } as unknown as Error);
      return Promise.resolve({ file: null, way: 'printed' });
    });
  });

  it('keeps the key while the same wish is pressed again, and leaves the dialog once it is done', async () => {
    const handing = new Handing();
    handing.ask(row);
    fails = 1;
    await handing.print(row, { audience: null, copies: { first: 1, last: 3, of: 3 } });
    expect(handing.error?.code).toBe('system');
    expect(handing.asking).toBe(row);
    await handing.print(row, { audience: null, copies: { first: 1, last: 3, of: 3 } });
    expect(handing.asking).toBeNull();
    expect(asked[0]?.key).toBe(asked[1]?.key);
    await handing.print(row, { audience: null, copies: { first: 1, last: 3, of: 3 } });
    expect(asked[2]?.key).not.toBe(asked[1]?.key);
  });

  it('takes another key for another wish', async () => {
    const handing = new Handing();
    fails = 2;
    await handing.print(row, { audience: null, copies: { first: 1, last: 3, of: 3 } });
    await handing.print(row, { audience: 'guard', copies: null });
    expect(asked[0]?.key).not.toBe(asked[1]?.key);
    expect(asked[1]).toMatchObject({ number: row.number, revision: 2, audience: 'guard', copies: null, withOfficial: false });
  });
});

describe('the page drawn while a form is typed', () => {
  it('asks once after a pause, and the last thing typed wins', async () => {
    vi.useFakeTimers();
    const drawn = (text: string): Preview => ({ pages: [`<svg>${text}</svg>`], number: text, widthMm: 210, heightMm: 297, problems: [] });
    const answers: { seenBy: string; answer: (preview: Preview) => void }[] = [];
    connect((_, request) => new Promise((answer) => answers.push({ seenBy: (request as PreviewTyped).seenBy, answer: answer as (preview: Preview) => void })));
    const typed = (seenBy: string): PreviewTyped => ({ circuit: 'c', loa: 'l', form: null, facility: null, accessFlow: null, seenBy });
    const shown = new TypedPreview();
    shown.soon(typed('a'));
    await vi.advanceTimersByTimeAsync(1);
    answers[0]?.answer(drawn('a'));
    await vi.advanceTimersByTimeAsync(1);
    expect(shown.preview?.number).toBe('a');

    shown.soon(typed('b'));
    shown.soon(typed('c'));
    await vi.advanceTimersByTimeAsync(300);
    expect(answers.map((one) => one.seenBy)).toEqual(['a', 'c']);
    shown.soon(typed('d'));
    await vi.advanceTimersByTimeAsync(300);
    answers[2]?.answer(drawn('d'));
    answers[1]?.answer(drawn('c'));
    await vi.advanceTimersByTimeAsync(1);
    expect(shown.preview?.number).toBe('d');
    shown.close();
    vi.useRealTimers();
  });
});
