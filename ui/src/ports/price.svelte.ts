import { asApiError, call } from '../ipc/call';
import type { ApiError, PricedPort, PriceEstimate } from '../ipc/contract';

/** Reference prices of the ports that are being chosen; asked for anew when they change. */
export class PriceKeeper {
  estimate = $state.raw<PriceEstimate | null>(null);
  error = $state.raw<ApiError | null>(null);
  private asked = 0;
  private last = '';

  async ask(ports: readonly PricedPort[]): Promise<void> {
    const body = JSON.stringify(ports);
    if (body === this.last) return;
    this.last = body;
    const turn = ++this.asked;
    try {
      const estimate = await call('price_estimate', { ports: ports.map((one) => ({ ...one })) });
      if (turn !== this.asked) return;
      this.estimate = estimate;
      this.error = null;
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    }
  }
}
