import type { HandoutState, TurnWord } from '../ipc/contract';

/** What a colour and its mark mean. Colour is spent on this and on nothing else. */
export type Meaning = TurnWord | 'soon';

export function handoutMeaning(state: HandoutState): Meaning {
  return state === 'inForce' ? 'done' : state === 'lapsing' ? 'soon' : 'stop';
}
