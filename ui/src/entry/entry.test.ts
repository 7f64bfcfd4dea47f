import { beforeEach, describe, expect, it } from 'vitest';
import { call, connect } from '../ipc/call';
import type { CircuitView, LoaView } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { base64, CredentialKeeper } from './credential.svelte';
import { EntrySteps, skipped } from './entrySteps.svelte';

/** A circuit of the sample whose approved LOA asks for entry credentials. */
async function approved(): Promise<CircuitView> {
  const { rows } = await call('circuits', { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 50 });
  for (const row of rows) {
    const view = await call('circuit', { id: row.id });
    if (view.loas[0]?.entry) return view;
  }
  throw new Error('the sample has no such circuit');
}

const loaOf = (view: CircuitView): LoaView => {
  const [loa] = view.loas;
  if (!loa) throw new Error('no LOA');
  return loa;
};

let view: CircuitView;

beforeEach(async () => {
  connect(fakeHost('sample'));
  view = await approved();
});

describe('steps of the way in', () => {
  it('are ticked for several at once, recorded together and kept', async () => {
    const loa = loaOf(view);
    const steps = new EntrySteps(loa.id);
    steps.by = 'Lin Yue';
    steps.toggleAll('sms_received', loa.entry!);
    steps.toggle(loa.entry!.engineers[0]!.person, 'visit_confirmed');
    expect(steps.count).toBe(loa.entry!.engineers.length + 1);
    steps.toggle(loa.entry!.engineers[0]!.person, 'visit_confirmed');
    const after = await steps.record();
    expect(steps.count).toBe(0);
    const entry = loaOf(after!).entry!;
    expect(entry.engineers.every((one) => one.steps[0]?.done?.by === 'Lin Yue')).toBe(true);
    expect(entry.engineers.every((one) => one.steps[2]?.done === null)).toBe(true);
  });

  it('of everybody are ticked and unticked by the same button', () => {
    const loa = loaOf(view);
    const steps = new EntrySteps(loa.id);
    steps.toggleAll('terms_accepted', loa.entry!);
    steps.toggleAll('terms_accepted', loa.entry!);
    expect(steps.count).toBe(0);
  });

  it('are skipped where the site asks for none', () => {
    const loa = loaOf(view);
    expect(skipped(loa)).toBeNull();
    expect(skipped({ ...loa, approval: { ...loa.approval!, accessFlow: 'thirdPartyLoa' } })).toBe('thirdPartyLoa');
  });
});

describe('the credential of an engineer', () => {
  it('is read, looked at and kept', async () => {
    const loa = loaOf(view);
    const keeper = new CredentialKeeper(loa.id, loa.entry!.engineers[0]!);
    await keeper.take([new File([new Uint8Array([1, 2, 3])], 'code.png')]);
    expect(keeper.official).toBe(true);
    const after = await keeper.keep();
    const entry = loaOf(after!).entry!;
    expect(entry.withCode).toBe(1);
    expect(entry.engineers[0]?.credential?.text).toContain('https://');
    expect(keeper.reading).toBeNull();
  });

  it('does not take what is too large, and says so', async () => {
    const loa = loaOf(view);
    const keeper = new CredentialKeeper(loa.id, loa.entry!.engineers[0]!);
    const huge = new File([], 'huge.png');
    Object.defineProperty(huge, 'size', { value: 13 * 1024 * 1024 });
    await keeper.take([huge]);
    expect(keeper.error?.params.limit).toBe('12');
    expect(keeper.reading).toBeNull();
    await keeper.take([]);
    expect(keeper.error?.code).toBe('badFile');
  });

  it('keeps the text of a message that has no link, so that nothing typed is lost', async () => {
    const loa = loaOf(view);
    const keeper = new CredentialKeeper(loa.id, loa.entry!.engineers[0]!);
    keeper.sms = 'no link here';
    expect(await keeper.keepSms()).toBeNull();
    expect(keeper.smsError?.fields[0]?.code).toBe('no_link');
    expect(keeper.sms).toBe('no link here');
    keeper.sms = 'open https://entry.example.com/x now';
    const after = await keeper.keepSms();
    expect(loaOf(after!).entry!.engineers[0]?.sms?.link).toBe('https://entry.example.com/x');
  });

  it('writes bytes of any length as base64', () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
    expect(Uint8Array.from(atob(base64(bytes)), (c) => c.charCodeAt(0))).toEqual(bytes);
  });
});
