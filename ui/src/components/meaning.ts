import type { HandoutRow, HandoutState, TurnWord } from '../ipc/contract';

/** What a colour and its mark mean. Colour is spent on this and on nothing else. */
export type Meaning = TurnWord | 'soon';

/** Within this many days of its end a handout lapses soon. */
const lapsingDays = 7;

/** In force, lapsing or ended, by its last instant: what was answered earlier may have aged on the screen. */
export function handoutState(row: Pick<HandoutRow, 'validUntil' | 'state'>, now: Date): HandoutState {
  if (row.state === 'void' || row.state === 'superseded') return row.state;
  const left = Date.parse(row.validUntil) - now.valueOf();
  return left < 0 ? 'expired' : left < lapsingDays * 86_400_000 ? 'lapsing' : 'inForce';
}

export function handoutMeaning(state: HandoutState): Meaning {
  const meanings: Record<HandoutState, Meaning> = { inForce: 'done', lapsing: 'soon', expired: 'stop', void: 'stop', superseded: 'closed' };
  return meanings[state];
}
