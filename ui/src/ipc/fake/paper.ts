import type { LoaView, WordingForm } from '../contract';

/** A page that stands in for the handout in a plain browser, and says so. */
export function page(n: number, of: number, loa: Pick<LoaView, 'form' | 'approval'>, number: string | null): string {
  const text = (x: number, y: number, size: number, words: string, weight = 400): string =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" font-family="sans-serif">${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  const facility = loa.approval?.facility;
  const lines = [
    text(16, 26, 7, 'LOA handout · stand-in', 700),
    text(16, 33, 3.4, number ?? 'Draft 草稿'),
    text(16, 52, 3, 'Room · Cabinet · ODF · Panel port'),
    text(16, 60, 6, `${facility?.room ?? ''}  ${facility?.cabinet ?? ''}  ${facility?.odf ?? ''}  ${facility?.panelPort ?? ''}`, 700),
    ...loa.form.engineers.map((one, at) => text(16, 84 + at * 7, 4, `${at + 1}  ${one.name}   ${one.documentNumber}`)),
    text(16, 285, 3, `${n} / ${of}`),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="210mm" height="297mm"><rect width="210" height="297" fill="#fff"/><path d="M16 38H194M16 66H194" stroke="#000" stroke-width=".6"/>${lines.join('')}</svg>`;
}

/** Stands in for the sheet of the customer's side, and says so. */
export function requirementsPage(circuit: string): string {
  const name = circuit.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="210mm" height="297mm"><rect width="210" height="297" fill="#fff"/><path d="M16 38H194" stroke="#000" stroke-width=".6"/><text x="16" y="26" font-size="7" font-family="sans-serif">Requirements · stand-in</text><text x="16" y="33" font-size="4" font-family="sans-serif">${name}</text></svg>`;
}

/** Stands in for the example letter with the organisation's own wording, and says so. */
export function wordingPage(form: WordingForm): string {
  const text = (y: number, words: string): string => `<text x="16" y="${y}" font-size="4" font-family="sans-serif">${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  const lines = ['Example handout · stand-in', ...form.contact.split('\n'), ...form.rules.flatMap(({ en, zh }, at) => [`${at + 1}  ${en}`, `    ${zh}`])].map((words, at) => text(26 + at * 7, words));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="210mm" height="297mm"><rect width="210" height="297" fill="#fff"/>${lines.join('')}</svg>`;
}
