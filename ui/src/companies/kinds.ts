import { t } from '../text/text.svelte';

const kinds = ['customer', 'construction', 'carrier', 'other'] as const;

/** What a company is, in words; the wire word itself when it is an unknown one. */
export function kindWord(kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known ? t.people.companies.kinds[known] : kind;
}

/** The kinds as a list offers them. */
export function kindOptions(): { value: string; label: string }[] {
  return kinds.map((value) => ({ value, label: t.people.companies.kinds[value] }));
}
