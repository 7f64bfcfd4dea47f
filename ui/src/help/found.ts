import type { HelpFault, HelpStep, HelpWhere } from '../text/en/help';
import { t } from '../text/text.svelte';
import { says } from './find';
import glossary from './glossary.json';
import { states, type HelpStateKey } from './states';

export interface Term {
  zh: string;
  en: string;
  origin: string;
}

/** A state as the console, the API and this desk call it. */
export interface StateRow {
  key: HelpStateKey;
  console: string;
  api: string;
  here: string;
  next: string;
}

/** What of the help mentions a query; everything for an empty one. */
export interface Found {
  steps: { n: number; step: HelpStep }[];
  faults: HelpFault[];
  where: HelpWhere[];
  states: StateRow[];
  terms: Term[];
  count: number;
}

function rows(): StateRow[] {
  return states.map(({ key, circuit, loa }) => {
    const [console, next] = t.help.states[key];
    const both = (a: string, b: string | undefined): string => (b ? `${a} · ${b}` : a);
    const meets = loa && circuit === 'Allocated';
    return { key, console, next, api: both(circuit, meets ? loa : undefined), here: meets && loa !== 'NotApplied' ? t.loaState[loa] : t.state[circuit] };
  });
}

/** Looks through the help in the language of the window; words are looked for in both languages. */
export function find(query: string): Found {
  const words = t.help;
  const found = {
    steps: words.steps
      .map((step, at) => ({ n: at + 1, step }))
      .filter(({ step }) => says(query, [step.title, step.lead, ...step.deeds.flatMap((deed) => [deed.what, deed.takes ?? '', words.actors[deed.who]]), ...step.notes])),
    faults: words.faults.filter((fault) => says(query, [fault.title, fault.signs, ...fault.checks.map((check) => check.say)])),
    where: words.where.filter((row) => says(query, [row.what, row.console, row.here])),
    states: rows().filter((row) => says(query, [row.console, row.api, row.here, row.next])),
    terms: glossary.terms.filter((term) => says(query, [term.zh, term.en])),
  };
  const { steps, faults, where, terms } = found;
  return { ...found, count: steps.length + faults.length + where.length + found.states.length + terms.length };
}

export const glossaryDate = glossary.date;
