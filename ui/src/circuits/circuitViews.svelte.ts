import { asApiError, call } from '../ipc/call';
import type { ApiError, CircuitView } from '../ipc/contract';

/** The circuit on the screen. Acts anywhere in the window put their answer here. */
class CircuitViews {
  view = $state.raw<CircuitView | null>(null);
  error = $state<ApiError | null>(null);
  private wanted: string | null = null;

  /** Shows a circuit; what was just answered by an act is shown at once and read again behind it. */
  async open(id: string): Promise<void> {
    this.wanted = id;
    this.error = null;
    if (this.view?.id !== id) this.view = null;
    try {
      const view = await call('circuit', { id });
      if (this.wanted === id) this.view = view;
    } catch (thrown) {
      if (this.wanted === id) this.error = asApiError(thrown);
    }
  }

  take(view: CircuitView): void {
    this.wanted = view.id;
    this.view = view;
    this.error = null;
  }

  fail(id: string, error: ApiError): void {
    if (this.wanted === id) this.error = error;
  }
}

export const circuitViews = new CircuitViews();
