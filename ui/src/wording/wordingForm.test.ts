import { beforeEach, describe, expect, it } from 'vitest';
import { call, connect, nothing, type Host } from '../ipc/call';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { WordingKeeper } from './wordingForm.svelte';

let asked: string[] = [];

async function begun(): Promise<WordingKeeper> {
  const keeper = new WordingKeeper();
  await keeper.begin();
  keeper.draft.note(keeper.body);
  return keeper;
}

describe('what the organisation adds to its handouts', () => {
  beforeEach(async () => {
    const inner = fakeHost('sample');
    asked = [];
    const host: Host = (command, request) => {
      asked.push(command);
      return inner(command, request);
    };
    connect(host);
    await desk.open();
  });

  it('has nothing to save before something is typed', async () => {
    const keeper = await begun();
    expect(keeper.dirty).toBe(false);
    keeper.contact = '24 h duty desk';
    expect(keeper.dirty).toBe(true);
  });

  it('keeps a rule with its texts when it is moved', async () => {
    const keeper = await begun();
    keeper.add().en = 'First';
    keeper.add('Hangzhou-Xiaoshan-B').en = 'Second';
    const { row } = keeper.rules[1] ?? { row: 0 };
    keeper.move(1, -1);
    expect(keeper.rules.map(({ row: one, en }) => [one, en])[0]).toEqual([row, 'Second']);
    keeper.remove(0);
    expect(keeper.form.rules).toEqual([{ accessPoint: '', en: 'First', zh: '' }]);
  });

  it('says at its field what is too long, and saves nothing of it', async () => {
    const keeper = await begun();
    keeper.contact = 'a\nb\nc\nd\ne';
    expect(await keeper.save()).toBe(false);
    expect(keeper.checks.at('contact')?.code).toBe('too_many_lines');
    expect(keeper.contact).toBe('a\nb\nc\nd\ne');
    expect((await call('wording', nothing)).savedAt).toBeNull();
  });

  it('is found again as it was left, and its draft goes with the saving', async () => {
    const keeper = await begun();
    keeper.add().zh = '入场前致电值班台。';
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    const again = await begun();
    expect(again.restoredFrom).not.toBeNull();
    expect(again.rules[0]?.zh).toBe('入场前致电值班台。');
    expect(await again.save()).toBe(true);
    expect(again.dirty).toBe(false);
    expect((await call('drafts', nothing)).drafts).toEqual((await call('drafts', nothing)).drafts.filter((one) => one.kind !== 'wording'));
    expect((await begun()).form.rules).toEqual([{ accessPoint: '', en: '', zh: '入场前致电值班台。' }]);
  });

  it('takes a chosen logo and lets it go again', async () => {
    const keeper = await begun();
    await keeper.chooseLogo();
    expect(keeper.form.logo).not.toBeNull();
    expect(keeper.dirty).toBe(true);
    keeper.removeLogo();
    expect(keeper.dirty).toBe(false);
    expect(asked).toContain('choose_logo');
  });
});
