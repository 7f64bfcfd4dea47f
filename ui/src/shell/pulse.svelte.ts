import { call, followWrites } from '../ipc/call';
import { ownZone } from '../text/format';
import { desk } from './desk.svelte';

/** How often time alone may have made something due, in milliseconds. */
const beat = 60_000;
/** Writes that follow each other at once are one. */
const calm = 250;

const everything = { search: '', turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: 1 };

/** What the window knows of the desk on every page: how much is your turn, and whether the desktop was told what is due. */
class Pulse {
  /** Circuits that are your turn, refused ones among them; they are the same as on Today. */
  yours = $state(0);
  /** Circuits of the desk; `null` before they were counted. */
  total = $state<number | null>(null);
  /** Why the system showed no notification the last time. */
  refused = $state<string | null>(null);

  /** Counts now, after every write, and every minute. Returns how to stop. */
  follow(): () => void {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = followWrites(() => {
      clearTimeout(soon);
      soon = setTimeout(() => void this.count(), calm);
    });
    const timer = setInterval(() => {
      void this.count();
      void this.tell();
    }, beat);
    void this.count();
    void this.tell();
    return () => {
      stop();
      clearTimeout(soon);
      clearInterval(timer);
    };
  }

  async count(): Promise<void> {
    if (!readable()) return;
    try {
      const { byTurn, total } = await call('circuit_counts', everything);
      this.yours = (byTurn.yours ?? 0) + (byTurn.stop ?? 0);
      this.total = total;
    } catch {
      // a desk that cannot be read says so on the page; a count says nothing then
      this.yours = 0;
    }
  }

  /** Lets the program look for what is due, if somebody wants it told. */
  async tell(): Promise<void> {
    if (!readable() || !desk.preferences.notices.on || desk.start?.sample === true) return;
    try {
      const told = await call('tell_due', { zone: ownZone() });
      if (told.shown) this.refused = null;
      else if (told.refused !== null) this.refused = told.refused;
    } catch {
      // it is asked again in a minute
    }
  }
}

function readable(): boolean {
  return desk.start !== null && desk.failure === null && desk.start.failure === null && !desk.start.locked && desk.start.settings !== null;
}

export const pulse = new Pulse();
