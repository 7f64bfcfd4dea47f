import { fieldId } from './checks.svelte';

/** Moves the focus to the control of a field, or to the nearest thing that holds it. */
export function goToField(form: string, path: string): void {
  const parts = path.split('.');
  // a finding about a cell that is not there goes to its row, its list, its part of the form
  const found = [path, `facility.${path}`, `${path}.0.key`, ...parts.map((_, n) => parts.slice(0, parts.length - 1 - n).join('.'))]
    .filter(Boolean)
    .map((one) => document.getElementById(fieldId(form, one)))
    .find((element) => element !== null);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: 'nearest' });
}
