import { readBody } from '../drafts/draft.svelte';
import type { DraftView, PortForm } from '../ipc/contract';
import type { ApplyMode } from '../shell/place.svelte';

/** The modes that can be applied in, in the order in which they are offered. */
export const modes: readonly ApplyMode[] = ['highReliability', 'classic', 'recommended'];

/** The mode in which a kept application was begun. */
export function modeOfDraft(draft: Pick<DraftView, 'kind' | 'body'>): ApplyMode {
  if (draft.kind === 'order') return 'highReliability';
  const { form } = readBody<{ form: Partial<PortForm> }>(draft.body, { form: {} });
  return form.recommended ? 'recommended' : 'classic';
}
