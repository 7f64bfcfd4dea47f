import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, LatencyBatches, LatencyBatchView, Zones, ZoneView } from '../ipc/contract';

/** Zones and batches of the desk. What shows figures reads them again when `version` moves. */
export class LatencyBook {
  zones = $state.raw<ZoneView[]>([]);
  batches = $state.raw<LatencyBatchView[]>([]);
  error = $state<ApiError | null>(null);
  /** Moves whenever zones or samples have changed. */
  version = $state(0);
  read = $state(false);

  /** Reads both again. */
  async open(): Promise<void> {
    try {
      const [zones, batches] = await Promise.all([call('zones', nothing), call('latency_batches', nothing)]);
      this.zones = zones.zones;
      this.batches = batches.batches;
      this.error = null;
      this.read = true;
      this.version += 1;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  of(region: string): ZoneView[] {
    return this.zones.filter((zone) => zone.form.region === region);
  }

  /** Takes the list that a command answered with. */
  takeZones(answer: Zones): void {
    this.zones = answer.zones;
    this.version += 1;
  }

  /** Takes the batches that a command answered with; samples may have brought zones with them. */
  async takeBatches(answer: LatencyBatches): Promise<void> {
    this.batches = answer.batches;
    await this.open();
  }
}

export const book = new LatencyBook();
