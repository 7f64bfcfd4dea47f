import type { LiveView } from '../ipc/contract';
import { t } from '../text/text.svelte';

/** What stands between construction and the report of its completion; `null` when nothing does. */
export function builtSentence(live: Pick<LiveView, 'asBuiltMissing' | 'asBuiltOpen'>): string | null {
  if (live.asBuiltMissing) return t.live.completion.builtMissing;
  return live.asBuiltOpen > 0 ? t.live.completion.openMismatches(live.asBuiltOpen) : null;
}
