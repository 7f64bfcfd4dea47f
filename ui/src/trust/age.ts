import { daysBetween, ownZone } from '../text/format';

/** Within this many days of its end a list ends soon. */
const endingDays = 14;

/** How old a list is and how long it still counts, in days of this computer's calendar. */
export interface ListAge {
  made: number;
  left: number;
  soon: boolean;
  ended: boolean;
}

export function listAge(list: { issued: string; expires: string }, now: Date): ListAge {
  const zone = ownZone();
  const ended = Date.parse(list.expires) < now.valueOf();
  const left = daysBetween(now, list.expires, zone);
  return { made: daysBetween(list.issued, now, zone), left, soon: !ended && left <= endingDays, ended };
}
