import type { BothNames, SheetSectionView } from '../ipc/contract';

/** Words of the sheet's head, in the window's language. */
export interface SheetHead {
  title: string;
  what: string;
  customer: string;
  cloud: string;
}

/** The parameter sheet as plain text, for a chat or a ticket. */
export function asText(sections: readonly SheetSectionView[], head: SheetHead, say: (both: BothNames) => string): string {
  const lines = [head.title];
  for (const section of sections) {
    lines.push('', say(section.title));
    for (const row of section.rows) {
      const customer = say(row.customer);
      const cloud = say(row.cloud);
      if (customer === cloud) lines.push(`  ${say(row.name)}: ${customer}`);
      else {
        const sides = [customer === '' ? '' : `${head.customer} ${customer}`, cloud === '' ? '' : `${head.cloud} ${cloud}`];
        lines.push(`  ${say(row.name)}: ${sides.filter(Boolean).join(' | ')}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** One cell of a CSV file. What a spreadsheet would take for a formula is kept as text by a leading apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The parameter sheet as CSV (RFC 4180). */
export function asCsv(sections: readonly SheetSectionView[], head: SheetHead, say: (both: BothNames) => string): string {
  const rows = sections.flatMap((section) => section.rows.map((row) => [say(section.title), say(row.name), say(row.customer), say(row.cloud)]));
  return [[head.title, head.what, head.customer, head.cloud], ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
