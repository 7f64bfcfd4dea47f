import { asApiError, call } from '../ipc/call';
import type { ApiError } from '../ipc/contract';
import { say } from '../shell/toasts.svelte';
import { t } from '../text/text.svelte';

/** Handing the sheet over: to a printer, a file or the system's viewer. One act at a time. */
export class SheetHanding {
  busy = $state<'save' | 'print' | 'open' | null>(null);
  error = $state<ApiError | null>(null);

  async run(what: 'save' | 'print' | 'open', circuit: string): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.error = null;
    try {
      const { file, way } = await call(`${what}_requirements`, { id: circuit });
      if (way !== 'cancelled') say(t.handout.way[way](file ?? ''));
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = null;
    }
  }
}
