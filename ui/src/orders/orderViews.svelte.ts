import { asApiError, call } from '../ipc/call';
import type { ApiError, HistoryEntry, OrderView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { say } from '../shell/toasts.svelte';
import { errorSentence } from '../text/problems';
import { t } from '../text/text.svelte';

const same = (a: HistoryEntry, b: HistoryEntry): boolean => a.event.desk === b.event.desk && a.event.seq === b.event.seq;

/** The order on the screen. Acts anywhere in the window put their answer here. */
class OrderViews {
  view = $state.raw<OrderView | null>(null);
  error = $state<ApiError | null>(null);
  private wanted: string | null = null;

  async open(id: string): Promise<void> {
    this.wanted = id;
    this.error = null;
    if (this.view?.id !== id) this.view = null;
    try {
      const view = await call('order', { id });
      if (this.wanted === id) this.view = view;
    } catch (thrown) {
      if (this.wanted === id) this.error = asApiError(thrown);
    }
  }

  take(view: OrderView): void {
    this.wanted = view.id;
    this.view = view;
    this.error = null;
    desk.saved(view.history.reduce<string | null>((newest, entry) => (newest === null || entry.recordedAt > newest ? entry.recordedAt : newest), null));
  }

  /** Takes over an order that an act has changed, says what was done, and offers to undo it where one entry did it. */
  acted(said: string, after: OrderView): void {
    const before = this.view?.id === after.id ? this.view.history : [];
    this.take(after);
    const added = after.history.filter((entry) => entry.canWithdraw && !before.some((one) => same(one, entry)));
    const [only] = added;
    if (!only || added.length > 1) {
      say(said);
      return;
    }
    say(said, {
      label: t.common.undo,
      run: async () => {
        try {
          this.take(await call('withdraw_order', { key: newKey(), order: after.id, event: only.event, reason: t.common.undoReason }));
          say(t.common.undone);
        } catch (thrown) {
          say(errorSentence(asApiError(thrown)));
        }
      },
    });
  }
}

export const orderViews = new OrderViews();
