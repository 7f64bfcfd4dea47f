import type { DraftView } from '../ipc/contract';
import type { ApplyMode } from '../shell/place.svelte';

/** The modes that can be applied in, in the order in which they are offered. */
export const modes: readonly ApplyMode[] = ['classic'];

/** The mode in which a kept application was begun. */
export function modeOfDraft(draft: Pick<DraftView, 'kind'>): ApplyMode {
  return draft.kind === 'order' ? 'highReliability' : 'classic';
}
