import { beforeEach, describe, expect, it } from 'vitest';
import { connect, type Command, type Host } from '../ipc/call';
import type { ApiError } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { PortFormKeeper } from './portForm.svelte';

let refuseOnce: ApiError | null = null;
const asked: [Command, unknown][] = [];

async function begun(): Promise<PortFormKeeper> {
  const keeper = new PortFormKeeper();
  await keeper.begin(undefined, undefined);
  keeper.draft.note(keeper.body);
  return keeper;
}

function fillIn(keeper: PortFormKeeper): void {
  Object.assign(keeper.form, { account: desk.accounts[0]?.id, region: 'cn-hangzhou', lineOperator: 'CT', accessPoint: 'Hangzhou-Xiaoshan-B', portType: '10GBase-LR', name: 'Test-1', billingRules: true });
  keeper.draft.note(keeper.body);
}

describe('applying for a port', () => {
  beforeEach(async () => {
    asked.length = 0;
    refuseOnce = null;
    const fake = fakeHost('empty');
    const host: Host = (command, request) => {
      asked.push([command, request]);
      if (command === 'apply_port' && refuseOnce) {
        const error = refuseOnce;
        refuseOnce = null;
        return Promise.reject(error as unknown as Error);
      }
      return fake(command, request);
    };
    connect(host);
    await fake('save_account', { key: 'k', id: null, form: { name: 'Yunlan', nameLatin: '', kind: 'corporate', uid: '', trafficBilling: true, note: '' } });
    await desk.open();
  });

  it('chooses the only account by itself', async () => {
    expect((await begun()).form.account).toBe(desk.accounts[0]?.id);
  });

  it('sends nothing while something stops it, and says what', async () => {
    const keeper = await begun();
    expect(await keeper.submit()).toBeNull();
    expect(asked.map(([command]) => command)).not.toContain('apply_port');
    expect(keeper.checks.blocks.map((one) => one.field)).toContain('billingRules');
  });

  it('keeps what was typed and its key through a failure, so that a second press makes one circuit', async () => {
    const keeper = await begun();
    fillIn(keeper);
    refuseOnce = { code: 'diskFull', message: 'The disk is full.', params: {}, fields: [] };
    expect(await keeper.submit()).toBeNull();
    expect(keeper.error?.code).toBe('diskFull');
    expect(keeper.form.name).toBe('Test-1');
    const view = await keeper.submit();
    expect(view?.row.name).toBe('Test-1');
    const sent = asked.filter(([command]) => command === 'apply_port').map(([, request]) => (request as { key: string }).key);
    expect(new Set(sent)).toEqual(new Set([keeper.draft.id]));
  });

  it('drops its draft once it was sent', async () => {
    const keeper = await begun();
    fillIn(keeper);
    await keeper.submit();
    const commands = asked.map(([command]) => command);
    expect(commands.indexOf('keep_draft')).toBeLessThan(commands.indexOf('apply_port'));
    expect(commands.at(-1)).toBe('drop_draft');
  });

  it('takes up a draft with every field', async () => {
    const keeper = await begun();
    fillIn(keeper);
    keeper.form.tags = [{ key: 'site', value: 'Binjiang' }];
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    const again = new PortFormKeeper();
    await again.begin(keeper.draft.id, undefined);
    expect(again.form).toEqual(keeper.form);
    expect(again.draft.id).toBe(keeper.draft.id);
    expect(again.restoredFrom).not.toBeNull();
  });

  it('offers a free name after the access point and never overwrites a typed one', async () => {
    const keeper = await begun();
    keeper.offerName('Hangzhou-Xiaoshan-B');
    expect(keeper.form.name).toBe('Hangzhou-Xiaoshan-B-PConn1');
    keeper.offerName('Hong Kong-Kwai Chung-A');
    expect(keeper.form.name).toBe('Hong-Kong-Kwai-Chung-A-PConn1');
    keeper.form.name = 'Mine';
    keeper.offerName('Hangzhou-Xiaoshan-B');
    expect(keeper.form.name).toBe('Mine');
  });

  it('does not send twice while one is under way', async () => {
    const keeper = await begun();
    fillIn(keeper);
    const [first, second] = await Promise.all([keeper.submit(), keeper.submit()]);
    expect([first === null, second === null]).toEqual([false, true]);
  });

  it('takes another circuit’s place with all that was written, but for features that this mode does not offer', async () => {
    const keeper = await begun();
    fillIn(keeper);
    keeper.form.features = ['BFD', 'MULTI_MS_HA'];
    const lost = await keeper.submit();
    const follower = new PortFormKeeper();
    await follower.begin(undefined, lost?.id, { instead: 'replaces' });
    expect(follower.form).toMatchObject({ replaces: lost?.id, name: 'Test-1', accessPoint: 'Hangzhou-Xiaoshan-B', features: ['BFD'], billingRules: false });
    expect(follower.follows?.name).toBe('Test-1');
  });
});
