import { PortFormKeeper, type Beginning } from '../circuits/portForm.svelte';
import type { RecommendedForm, RecommendedMethod } from '../ipc/contract';
import { desk } from '../shell/desk.svelte';

const begun = (): RecommendedForm => ({ method: 'system', resourceRegion: '', zone: '' });

/** Applying in recommended mode: the form of a port, and how its access point is chosen. */
export class RecommendedKeeper extends PortFormKeeper {
  override async begin(draftId: string | undefined, like: string | undefined, beginning: Beginning = {}): Promise<void> {
    await super.begin(draftId, like, beginning);
    this.form.recommended ??= begun();
  }

  get block(): RecommendedForm {
    return this.form.recommended ?? begun();
  }

  /** Takes the other way; what it does not ask for is forgotten. */
  choose(method: RecommendedMethod): void {
    const region = method === 'manual' ? '' : this.form.region;
    this.form.recommended = { method, resourceRegion: region, zone: '' };
    if (method === 'system') this.pick('');
    this.checks.soon();
  }

  /** Takes an access point; its region comes with it. */
  pick(accessPoint: string): void {
    const point = desk.directory?.accessPoints.find((one) => one.key === accessPoint);
    this.form.accessPoint = point ? point.key : '';
    if (point) this.form.region = point.region;
    else if (this.block.method === 'system') this.form.region = this.block.resourceRegion;
    this.offerName(point ? point.name.en : '');
    this.checks.soon();
  }

  /** The region of the resources is another one: its zones and access points are others too. */
  moved(): void {
    if (this.form.recommended) this.form.recommended.zone = '';
    this.pick('');
  }
}
