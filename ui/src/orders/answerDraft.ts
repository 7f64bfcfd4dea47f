import { DraftKeeper } from '../drafts/draft.svelte';
import { call, nothing } from '../ipc/call';
import type { DraftView } from '../ipc/contract';
import { newKey } from '../ipc/key';

/** What an answer to an order is about: the order as a whole, or its ports one by one. */
export type AnswerTo = 'order' | 'ports';

/** Beginning of every kept answer, by which it is found again. */
export interface AnswerBody {
  order: string;
  answerTo: AnswerTo;
}

/** Which order a kept answer is about; `null` for answers about a single circuit. */
export function orderOfDraft(draft: Pick<DraftView, 'kind' | 'circuit' | 'body'>): AnswerBody | null {
  if (draft.kind !== 'answer' || draft.circuit !== null) return null;
  try {
    const read: unknown = JSON.parse(draft.body);
    if (typeof read !== 'object' || read === null || !('order' in read) || !('answerTo' in read)) return null;
    const { order, answerTo } = read;
    return typeof order === 'string' && (answerTo === 'order' || answerTo === 'ports') ? { order, answerTo } : null;
  } catch {
    return null;
  }
}

/** The answer to an order that was typed before and not recorded, with its keeper; a fresh keeper otherwise. */
export async function answerDraft(order: string, answerTo: AnswerTo): Promise<{ keeper: DraftKeeper; body: string | null }> {
  const { drafts } = await call('drafts', nothing);
  const found = drafts.find((draft) => {
    const about = orderOfDraft(draft);
    return about?.order === order && about.answerTo === answerTo;
  });
  return found ? { keeper: new DraftKeeper(found.id, 'answer', null, found.keptAt), body: found.body } : { keeper: new DraftKeeper(newKey(), 'answer', null), body: null };
}
