import type { BothNames, ChoiceView } from '../ipc/contract';
import { speech } from '../text/text.svelte';

/** The name in the window's language. */
export function nameOf(names: BothNames): string {
  return speech.language === 'zh' && names.zh !== '' ? names.zh : names.en;
}

/** Name of a choice by its wire value; the value itself when the directory does not have it. */
export function choiceName(choices: readonly ChoiceView[] | undefined, value: string): string {
  const found = choices?.find((choice) => choice.value === value);
  return found ? nameOf(found.name) : value;
}
