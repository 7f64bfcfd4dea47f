import { t } from '../text/text.svelte';

/** Why an LOA was applied for, in words; nothing for applications from before that was asked. */
export function purposeWord(purpose: string): string {
  return purpose in t.people.purpose.words ? t.people.purpose.words[purpose as keyof typeof t.people.purpose.words] : '';
}
