import { asApiError, call } from '../ipc/call';
import type { ApiError, MeasuredSample, MeasurementView } from '../ipc/contract';

const look = 250;

/** One measurement from its start to its end: it is looked at every quarter of a second. */
export class Measuring {
  view = $state.raw<MeasurementView | null>(null);
  error = $state<ApiError | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  get running(): boolean {
    return this.view?.state === 'running';
  }

  /** Connections that stood, to be kept. */
  get made(): MeasuredSample[] {
    return (this.view?.attempts ?? []).flatMap((one) => (one.micros === null ? [] : [{ at: one.at, micros: one.micros }]));
  }

  /** @throws {ApiError} with findings at `host`, `count` or `pauseMs`. */
  async begin(host: string, count: number, pauseMs: number): Promise<void> {
    this.error = null;
    this.view = null;
    this.view = await call('begin_measurement', { host, count, pauseMs });
    this.soon();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.view || !this.running) return;
    try {
      this.view = await call('cancel_measurement', { id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), look);
  }

  private async now(): Promise<void> {
    if (!this.view || !this.running) return;
    try {
      this.view = await call('measurement', { id: this.view.id });
      if (this.running) this.soon();
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }
}
