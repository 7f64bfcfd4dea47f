import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import { PortFormKeeper } from '../circuits/portForm.svelte';
import { call, connect } from '../ipc/call';
import type { CircuitView, PortForm, UpgradeForm } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { become } from '../shell/place.svelte';
import { en } from '../text/en';
import { speak } from '../text/text.svelte';
import { largerPorts, nameOfLarger, speedOf } from './upgrade';

const at = (mark: string): Promise<HTMLElement> => screen.findByTestId(mark);

async function inService(): Promise<CircuitView> {
  const { rows } = await call('circuits', { search: '', turn: null, states: ['circuit:Enabled'], groups: [], tags: [], after: null, offset: 0, limit: 100 });
  for (const row of rows) {
    const view = await call('circuit', { id: row.id });
    if (view.mayUpgrade) return view;
  }
  throw new Error('no circuit in service');
}

const form: UpgradeForm = { portType: '100GBase-LR', why: 'More traffic', from: '', until: '', zone: 'Asia/Shanghai', rollBack: '' };
const plan = (circuit: string): Promise<CircuitView> => call('plan_upgrade', { key: newKey(), circuit, form, by: 'Lin Yue', kept: [] });

describe('ports', () => {
  it('are compared by what they carry', () => {
    expect(['1000Base-LX', '10GBase-LR', '40GBase-LR', '100GBase-LR', ''].map(speedOf)).toEqual([1000, 10_000, 40_000, 100_000, 0]);
    const all = ['1000Base-LX', '10GBase-LR', '40GBase-LR', '100GBase-LR'].map((value) => ({ value }));
    expect(largerPorts(all, '10GBase-LR').map((one) => one.value)).toEqual(['40GBase-LR', '100GBase-LR']);
    expect(largerPorts(all, '100GBase-LR')).toEqual([]);
  });

  it('stand in the name of the larger circuit once', () => {
    expect(nameOfLarger('Hangzhou-1', '40GBase-LR')).toBe('Hangzhou-1-40G');
    expect(nameOfLarger('Hangzhou-1-40G', '100GBase-LR')).toBe('Hangzhou-1-100G');
  });
});

describe('an upgrade', () => {
  beforeEach(() => {
    connect(fakeHost('sample'));
    speak('en');
  });

  it('fills the application in from the old circuit and links both', async () => {
    const old = await inService();
    await plan(old.id);
    const keeper = new PortFormKeeper();
    await keeper.begin(undefined, old.id, { instead: 'upgrades' });
    expect(keeper.follows?.id).toBe(old.id);
    expect(keeper.form).toMatchObject({ upgrades: old.id, replaces: '', corrects: '', portType: '100GBase-LR', accessPoint: old.form.accessPoint, region: old.form.region, billingRules: false });
    expect(keeper.form.name).not.toBe(old.form.name);
    await keeper.draft.flush();
    const made = await call('apply_port', { key: keeper.draft.id, form: { ...(JSON.parse(JSON.stringify(keeper.form)) as PortForm), billingRules: true, manager: 'Chen Wei', managerOn: '2026-11-02' }, kept: [], plan: null });
    expect(made.upgradeOf?.id).toBe(old.id);
    const after = await call('circuit', { id: old.id });
    expect(after.upgrade?.new?.id).toBe(made.id);
    expect(after.upgrade?.steps.find((one) => one.step === 'apply')?.stand).toBe('done');
  });

  it('is planned, backed up and told on the page, in order', async () => {
    const old = await inService();
    become({ at: 'circuits' });
    desk.start = null;
    desk.failure = null;
    render(App);
    await at('rail-circuits');
    become({ at: 'circuit', id: old.id, tab: 'upkeep' });
    await fireEvent.click(await at('upgrade-plan'));
    const port = (await at('field-portType')) as HTMLSelectElement;
    port.value = '100GBase-LR';
    // the tests' document does not know which option is checked
    vi.spyOn(port, 'querySelector').mockReturnValue([...port.options].find((one) => one.value === '100GBase-LR') ?? null);
    await fireEvent.change(port);
    await fireEvent.input(await at('field-why'), { target: { value: 'More traffic' } });
    await fireEvent.input(await at('field-by'), { target: { value: 'Lin Yue' } });
    await fireEvent.click(await at('upgrade-do'));
    await waitFor(() => {
      expect(screen.queryByTestId('upgrade-sheet')).toBeNull();
    });
    expect((await at('upgrade-step-migrate')).dataset.stand).toBe('waits');
    expect((await at('upgrade-step-migrate')).textContent).toContain(en.upgrade.steps.waits(en.upgrade.steps.names.back_up ?? ''));
    await fireEvent.click(await at('add-tied'));
    await fireEvent.input(await at('field-name'), { target: { value: '10.0.0.2' } });
    await fireEvent.input(await at('field-by'), { target: { value: 'Lin Yue' } });
    await fireEvent.click(await at('tied-do'));
    for (const box of await screen.findAllByTestId('tied-tick')) if (box instanceof HTMLInputElement && !box.checked) await fireEvent.click(box);
    await waitFor(async () => {
      expect((await at('upgrade-step-back_up')).dataset.stand).toBe('done');
    });
    expect(await at('upgrade-apply')).toBeTruthy();
  });
});
