import { call } from '../ipc/call';
import type { AudienceWord, CircuitView, PackPlan, PackShape, PackView, PackWanted } from '../ipc/contract';
import { Job, type JobCommands } from '../jobs/job.svelte';
import { speech } from '../text/text.svelte';

/** Making the completion pack of a circuit. */
export class Packing extends Job<PackPlan, PackView> {
  circuit = $state.raw<{ id: string; name: string } | null>(null);
  audiences = $state.raw<readonly AudienceWord[]>([]);
  readonly wish = $state<{ shape: PackShape; audience: AudienceWord | '' }>({ shape: 'pdf', audience: '' });

  protected readonly commands: JobCommands<PackPlan, PackView> = {
    plan: () => call('plan_pack', this.wanted),
    begin: () => call('begin_pack', { wanted: this.wanted, shape: this.wish.shape }),
    look: (which) => call('pack', which),
    cancel: (which) => call('cancel_pack', which),
    open: (which) => call('open_pack', which),
  };

  private get wanted(): PackWanted {
    return { circuit: this.circuit?.id ?? '', audience: this.wish.audience === '' ? null : this.wish.audience, language: speech.language };
  }

  /** Opens the window for a circuit; while a pack is made, for that one. */
  ask(view: CircuitView): void {
    if (!this.show()) return;
    this.circuit = { id: view.id, name: view.row.name };
    this.audiences = [...new Set(view.handouts.flatMap((one) => one.audiences))];
    this.plan = null;
    this.wish.audience = '';
    void this.replan();
  }
}

export const packing = new Packing();
