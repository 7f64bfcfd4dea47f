/** One entry of a searchable list. */
export interface ComboOption {
  value: string;
  label: string;
  /** Second line. */
  detail?: string | undefined;
  /** More words by which it is found, such as the name in the other language. */
  words?: string | undefined;
  /** Why it cannot be chosen. */
  barred?: string | undefined;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase();
}

/**
 * Options in which every word of the text occurs, in the given order, those that begin with the text first and
 * those that cannot be chosen last.
 */
export function matching(options: readonly ComboOption[], text: string): ComboOption[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const found = options.filter((option) => {
    const heap = folded(`${option.label} ${option.detail ?? ''} ${option.words ?? ''} ${option.value}`);
    return words.every((word) => heap.includes(word));
  });
  const first = words[0] ?? '';
  const rank = (option: ComboOption): number => (option.barred ? 2 : first !== '' && folded(option.label).startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}
