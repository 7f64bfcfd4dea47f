import type { TagView } from '../ipc/contract';
import { t } from '../text/text.svelte';
import type { CircuitTable } from './circuits.svelte';
import { filterWord } from './stateWords';

export const sameTag = (a: TagView, b: TagView): boolean => a.key === b.key && a.value === b.value;

/** `site = Binjiang`, or the key alone. */
export const tagWords = (tag: TagView): string => (tag.value === '' ? tag.key : `${tag.key} = ${tag.value}`);

/** One thing that the table is filtered by, and how to drop it. */
export interface FilterChip {
  label: string;
  drop: () => void;
}

/** Everything that the table is filtered by, beside the search and the view. */
export function filterChips(table: CircuitTable): FilterChip[] {
  return [
    ...table.states.map((filter) => ({
      label: t.common.labelled(t.circuits.stateFilter, filterWord(filter)),
      drop: () => {
        table.filterStates(table.states.filter((one) => one !== filter));
      },
    })),
    ...table.groups.map((group) => ({
      label: t.common.labelled(t.port.resourceGroup, group),
      drop: () => {
        table.filterGroups(table.groups.filter((one) => one !== group));
      },
    })),
    ...table.tags.map((tag) => ({
      label: t.common.labelled(t.filters.tag, tagWords(tag)),
      drop: () => {
        table.filterTags(table.tags.filter((one) => !sameTag(one, tag)));
      },
    })),
  ];
}
