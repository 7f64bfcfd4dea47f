import { beforeEach, describe, expect, it } from 'vitest';
import { connect, type Host } from '../ipc/call';
import type { DraftView, OrderForm } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { OrderFormKeeper, stepOf } from './orderForm.svelte';

let asked: [string, unknown][] = [];
let refuseOnce: unknown = null;

async function opened(): Promise<Host> {
  const inner = fakeHost('sample');
  asked = [];
  refuseOnce = null;
  const host: Host = (command, request) => {
    asked.push([command, structuredClone(request)]);
    if (command === 'apply_order' && refuseOnce !== null) {
      const refused = refuseOnce;
      refuseOnce = null;
      return Promise.reject(refused as Error);
    }
    return inner(command, request);
  };
  connect(host);
  await desk.open();
  return host;
}

async function begun(draft?: string): Promise<OrderFormKeeper> {
  const keeper = new OrderFormKeeper();
  await keeper.begin(draft, undefined);
  keeper.draft.note(keeper.body);
  return keeper;
}

/** Fills everything for two ports outside the mainland, where quota and carriers fit. */
function filled(keeper: OrderFormKeeper): OrderForm {
  keeper.pick('MultiApSingleDevice');
  const { form } = keeper;
  form.account = desk.accounts.find((one) => one.form.trafficBilling)?.id ?? '';
  form.accessPoints = [
    { region: 'ap-southeast-1', accessPoint: 'Singapore-A', lineOperator: 'Equinix' },
    { region: 'cn-hongkong', accessPoint: 'Hong Kong-Chai Wan-B', lineOperator: 'Equinix' },
  ];
  form.portType = '10GBase-LR';
  return form;
}

describe('the way through an order', () => {
  beforeEach(async () => {
    await opened();
  });

  it('knows on which step every field of a finding stands', () => {
    expect(stepOf('topology')).toBe('topology');
    expect(stepOf('accessPoints.1.lineOperator')).toBe('places');
    expect(stepOf('tags.0.key')).toBe('ports');
    expect(stepOf('trafficBillingActivated')).toBe('ports');
    expect(stepOf('somethingNew')).toBe('review');
  });

  it('goes on only when nothing blocks on the step, and says what does', async () => {
    const keeper = await begun();
    const blocks = await keeper.forward();
    expect(keeper.step).toBe('topology');
    expect(blocks.map((one) => one.field)).toEqual(['topology']);
    expect(keeper.checks.at('topology')?.code).toBe('required');
    // Other steps are not accused before they were seen.
    expect(keeper.checks.at('account')).toBeNull();

    keeper.pick('MultiApMultiDevice');
    expect(await keeper.forward()).toEqual([]);
    expect(keeper.step).toBe('places');
    expect(keeper.visited).toEqual(['topology', 'places']);
    expect(keeper.back()).toBe(true);
    expect(keeper.step).toBe('topology');
    expect(keeper.visited).toContain('places');
  });

  it('has as many access points as the combination wants, and loses none that was typed', async () => {
    const keeper = await begun();
    filled(keeper);
    keeper.pick('SingleApMultiDevice');
    expect(keeper.form.accessPoints.map((one) => one.accessPoint)).toEqual(['Singapore-A']);
    keeper.pick('MultiApMultiDevice');
    expect(keeper.form.accessPoints.map((one) => one.accessPoint)).toEqual(['Singapore-A', 'Hong Kong-Chai Wan-B']);
    expect(keeper.ports).toBe(4);
  });

  it('counts the ports of large bandwidth only when their number can be read', async () => {
    const keeper = await begun();
    keeper.pick('SingleApMultiConnection');
    for (const [typed, ports] of [
      ['', null],
      ['1', null],
      ['2', 2],
      ['16', 16],
      ['17', null],
      ['four', null],
    ] as const) {
      keeper.form.portCount = typed;
      expect(keeper.ports).toBe(ports);
    }
  });

  it('comes back from its draft at the step where it was left', async () => {
    const keeper = await begun();
    filled(keeper);
    await keeper.forward();
    await keeper.forward();
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();

    const again = await begun(keeper.draft.id);
    expect(again.step).toBe('ports');
    expect(again.form).toEqual(keeper.form);
    expect(again.restoredFrom).not.toBeNull();
    expect(again.draft.id).toBe(keeper.draft.id);
  });

  it('is sent once under the draft’s id, and the draft is gone', async () => {
    const keeper = await begun();
    filled(keeper).billingRules = true;
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    const view = await keeper.submit();
    expect(view?.members).toHaveLength(2);
    const sent = asked.filter(([command]) => command === 'apply_order');
    expect(sent).toHaveLength(1);
    expect((sent[0]?.[1] as { key: string }).key).toBe(keeper.draft.id);
    expect(asked.some(([command, request]) => command === 'drop_draft' && (request as DraftView).id === keeper.draft.id)).toBe(true);
  });

  it('sends nothing while something is wrong, and a refusal loses nothing', async () => {
    const keeper = await begun();
    filled(keeper);
    expect(await keeper.submit()).toBeNull();
    expect(asked.some(([command]) => command === 'apply_order')).toBe(false);
    expect(keeper.checks.at('billingRules')?.code).toBe('consent_missing');

    keeper.form.billingRules = true;
    const before = JSON.stringify(keeper.form);
    refuseOnce = { code: 'diskFull', message: 'The disk is full.', params: {}, fields: [] };
    expect(await keeper.submit()).toBeNull();
    expect(keeper.error?.code).toBe('diskFull');
    expect(JSON.stringify(keeper.form)).toBe(before);

    const view = await keeper.submit();
    expect(view?.standing.state).toBe('waiting');
    const keys = asked.filter(([command]) => command === 'apply_order').map(([, request]) => (request as { key: string }).key);
    expect(new Set(keys).size).toBe(1);
  });

  it('lets a quota be passed only with a reason', async () => {
    const keeper = await begun();
    filled(keeper).billingRules = true;
    keeper.pick('MultiApMultiDevice');
    const [first, second] = keeper.form.accessPoints;
    if (first && second) {
      Object.assign(first, { region: 'cn-hangzhou', accessPoint: 'Hangzhou-Xiaoshan-B', lineOperator: 'CT' });
      Object.assign(second, { region: 'cn-hangzhou', accessPoint: 'Hangzhou-Jianggan-B', lineOperator: 'CT' });
    }
    expect(await keeper.submit()).toBeNull();
    const warnings = keeper.checks.problems.filter((one) => one.code === 'quota_reached');
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) keeper.checks.keep(warning, 'granted by phone');
    expect((await keeper.submit())?.members).toHaveLength(4);
  });
});
