/** One form for letters of any width and case, so that a search finds “ＶＬＡＮ” by “vlan”. */
function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en').replaceAll(/\s+/g, ' ').trim();
}

/** Whether these texts together say every word of a query. An empty query asks for nothing and finds all. */
export function says(query: string, texts: readonly string[]): boolean {
  const all = folded(texts.join(' '));
  return folded(query)
    .split(' ')
    .every((word) => all.includes(word));
}
