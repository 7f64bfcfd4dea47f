import { asApiError, call } from '../ipc/call';
import type { ApiError, CircuitView, EntryStep, EntryTick, EntryView, LoaView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { isoDay, isoTime, ownZone } from '../text/format';
import { SvelteSet } from 'svelte/reactivity';

const name = (person: string, step: EntryStep): string => `${person} ${step}`;

/** Steps that are ticked and not recorded yet, of one LOA. They are recorded together, with one date. */
export class EntrySteps {
  private readonly ticked = new SvelteSet<string>();
  by = $state(desk.settings?.form.contactName ?? '');
  date = $state(isoDay(new Date(), ownZone()));
  time = $state(isoTime(new Date(), ownZone()));
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);
  private key = newKey();

  constructor(readonly loa: string) {}

  get count(): number {
    return this.ticked.size;
  }

  has(person: string, step: EntryStep): boolean {
    return this.ticked.has(name(person, step));
  }

  toggle(person: string, step: EntryStep): void {
    const tick = name(person, step);
    if (!this.ticked.delete(tick)) this.ticked.add(tick);
    this.fresh();
  }

  /** Ticks a step of everybody who has not taken it; a second time takes the ticks away again. */
  toggleAll(step: EntryStep, view: EntryView): void {
    const open = view.engineers.filter((one) => one.steps.some((each) => each.step === step && each.done === null));
    const all = open.every((one) => this.has(one.person, step));
    for (const one of open) {
      if (all) this.ticked.delete(name(one.person, step));
      else this.ticked.add(name(one.person, step));
    }
    this.fresh();
  }

  discard(): void {
    this.ticked.clear();
    this.fresh();
  }

  /** The time of the first tick is offered as the time at which it was done. */
  private fresh(): void {
    this.key = newKey();
    this.error = null;
    if (this.ticked.size > 1) return;
    this.date = isoDay(new Date(), ownZone());
    this.time = isoTime(new Date(), ownZone());
  }

  get ticks(): EntryTick[] {
    return [...this.ticked].map((tick) => {
      const [person = '', step = ''] = tick.split(' ');
      return { person, step: step as EntryStep };
    });
  }

  async record(): Promise<CircuitView | null> {
    if (this.busy || this.ticked.size === 0) return null;
    this.busy = true;
    this.error = null;
    try {
      const view = await call('record_entry_steps', { key: this.key, loa: this.loa, ticks: this.ticks, by: this.by, at: `${this.date}T${this.time}`, zone: ownZone() });
      this.ticked.clear();
      this.key = newKey();
      return view;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}

/** Whether the section says why no credential is needed, or shows the engineers. */
export function skipped(loa: LoaView): 'thirdPartyLoa' | 'contactOnsiteEngineer' | null {
  const flow = loa.approval?.accessFlow ?? 'smsQr';
  return flow === 'smsQr' ? null : flow;
}
