import { asApiError, call } from '../ipc/call';
import type { CircuitView, EventRef, HistoryEntry } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { errorSentence } from '../text/problems';
import { t } from '../text/text.svelte';
import { desk } from '../shell/desk.svelte';
import { become, place } from '../shell/place.svelte';
import { say } from '../shell/toasts.svelte';
import { circuitViews } from './circuitViews.svelte';

const same = (a: EventRef, b: EventRef): boolean => a.desk === b.desk && a.seq === b.seq;

/** The entry that an act has just added to the history, when it can be withdrawn. */
export function justAdded(before: CircuitView | null, after: CircuitView): HistoryEntry | null {
  const old = before?.history ?? [];
  const added = after.history.filter((entry) => entry.canWithdraw && !old.some((one) => same(one.event, entry.event)));
  return added.toSorted((a, b) => b.event.seq - a.event.seq)[0] ?? null;
}

/** Takes over a circuit that an act has changed, says what was done, and offers to undo it. */
export function offerUndo(text: string, after: CircuitView, before: CircuitView | null): void {
  circuitViews.take(after);
  desk.saved(newestRecord(after));
  const added = justAdded(before, after);
  if (!added) {
    say(text);
    return;
  }
  say(text, {
    label: t.common.undo,
    run: async () => {
      try {
        const view = await call('withdraw', { key: newKey(), circuit: after.id, event: added.event, reason: t.common.undoReason });
        tookBack(view);
        say(t.common.undone);
      } catch (thrown) {
        circuitViews.fail(after.id, asApiError(thrown));
        say(errorSentence(asApiError(thrown)));
      }
    },
  });
}

/** Takes over a circuit after a record was withdrawn; one that was never applied for has no page any more. */
export function tookBack(view: CircuitView): void {
  circuitViews.take(view);
  desk.saved(newestRecord(view));
  const gone = view.history.some((entry) => entry.kind === 'portApplied' && entry.withdrawn !== null);
  if (gone && place.here.at === 'circuit' && place.here.id === view.id) become({ at: 'circuits' });
}

function newestRecord(view: CircuitView): string | null {
  return view.history.reduce<string | null>((newest, entry) => {
    const at = entry.withdrawn && entry.withdrawn.at > entry.recordedAt ? entry.withdrawn.at : entry.recordedAt;
    return newest === null || at > newest ? at : newest;
  }, null);
}
