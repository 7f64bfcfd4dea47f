/** Where the window is. Each place is a page; the history of the web view carries them, without addresses. */
export type CircuitTab = 'loa' | 'construction' | 'activation' | 'connect' | 'upkeep' | 'overview' | 'plan' | 'files' | 'history';

/** How the access points of an application are found. */
export type ApplyMode = 'highReliability' | 'classic' | 'recommended';

/** The sections of the settings. */
export type SettingsSection = 'organisation' | 'handout' | 'people' | 'calendars' | 'trust' | 'privacy';

/** The parts of the help. */
export type HelpPart = 'process' | 'faults' | 'console' | 'glossary';

export type Place =
  | { at: 'today' }
  | { at: 'circuits' }
  | { at: 'circuit'; id: string; tab?: CircuitTab; open?: 'record' | 'issue' | 'draft'; draft?: string }
  /** Without a mode: the page on which it is chosen. `instead`: the new circuit takes the place of the one in `like`, or corrects it. */
  | { at: 'applyPort'; mode?: ApplyMode; draft?: string; like?: string; instead?: 'replaces' | 'corrects' | 'upgrades'; template?: string; accessPoint?: string }
  | { at: 'order'; id: string; open?: 'record' | 'ports' }
  | { at: 'applyLoa'; circuit: string; draft?: string }
  | { at: 'applyLoas'; order: string; draft?: string }
  | { at: 'loas' }
  | { at: 'accessPoints'; point?: string; tab?: 'points' | 'sites' | 'latency' }
  | { at: 'accounts' }
  | { at: 'gate' }
  | { at: 'help'; part?: HelpPart }
  | { at: 'settings'; section?: SettingsSection };

const places: readonly Place['at'][] = ['today', 'circuits', 'circuit', 'applyPort', 'order', 'applyLoa', 'applyLoas', 'loas', 'accessPoints', 'accounts', 'gate', 'help', 'settings'];

function isPlace(state: unknown): state is Place {
  return typeof state === 'object' && state !== null && 'at' in state && places.includes((state as Place).at);
}

/** What one entry of the web view's history holds. */
interface Entry {
  place: Place;
  depth: number;
}

let here = $state<Place>({ at: 'circuits' });
let depth = 0;

export const place = {
  get here(): Place {
    return here;
  },
};

const entry = (): Entry => ({ place: $state.snapshot(here) as Place, depth });

/** Goes to a page; "back" returns to the one before. */
export function go(to: Place): void {
  here = to;
  depth += 1;
  history.pushState(entry(), '');
}

/** Changes the present page without a step in the history, for tabs and after a form was sent. */
export function become(to: Place): void {
  here = to;
  history.replaceState(entry(), '');
}

/** Returns to where the window came from, or to a page given for want of one. */
export function back(otherwise: Place): void {
  if (depth > 0) history.back();
  else become(otherwise);
}

/** Starts to follow the back and forward keys from the first page on. Returns how to stop. */
export function followHistory(): () => void {
  const moved = (event: PopStateEvent): void => {
    const state: unknown = event.state;
    const known = typeof state === 'object' && state !== null && 'place' in state && isPlace(state.place);
    here = known ? (state as Entry).place : { at: 'circuits' };
    depth = known ? (state as Entry).depth : 0;
  };
  addEventListener('popstate', moved);
  history.replaceState(entry(), '');
  return () => {
    removeEventListener('popstate', moved);
  };
}
