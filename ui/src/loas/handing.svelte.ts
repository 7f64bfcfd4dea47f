import { asApiError, call } from '../ipc/call';
import type { ApiError } from '../ipc/contract';
import { say } from '../shell/toasts.svelte';
import { t } from '../text/text.svelte';

/** Handing a handout over: to a printer, a file or the system's viewer. One act at a time. */
export class Handing {
  busy = $state<'save' | 'print' | 'open' | null>(null);
  error = $state<ApiError | null>(null);
  /** Append Alibaba Cloud's own PDF. */
  withOfficial = $state(false);

  async run(what: 'save' | 'print' | 'open', number: string): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.error = null;
    try {
      const { file, way } = await call(`${what}_handout`, { number, revision: null, withOfficial: this.withOfficial });
      if (way !== 'cancelled') say(t.handout.way[way](file ?? ''));
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = null;
    }
  }
}
