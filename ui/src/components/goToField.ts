import { fieldId } from './checks.svelte';

/** Moves the focus to the control of a field, or to the nearest thing that holds it. */
export function goToField(form: string, path: string): void {
  const parts = path.split('.');
  const found = [path, `facility.${path}`, `${path}.0.key`, parts.slice(0, -1).join('.'), parts[0] ?? '']
    .filter(Boolean)
    .map((one) => document.getElementById(fieldId(form, one)))
    .find((element) => element !== null);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: 'nearest' });
}
