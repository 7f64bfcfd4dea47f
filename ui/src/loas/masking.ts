/** What stays of a document number when the cell is left: enough to tell two apart, not enough to copy. */
export function maskedDocument(number: string): string {
  const shown = [...number.replace(/\s/g, '')];
  const keep = shown.length >= 12 ? 4 : shown.length >= 8 ? 2 : 0;
  const tail = keep || (shown.length >= 5 ? 2 : shown.length >= 2 ? 1 : 0);
  return [...shown.slice(0, keep), ...'•'.repeat(shown.length - keep - tail), ...shown.slice(shown.length - tail)].join('');
}

/** A phone with its country code and last four digits. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').length;
  let seen = 0;
  const head = phone.trimStart().startsWith('+') ? 5 : 3;
  return [...phone]
    .map((sign) => {
      if (!/\d/.test(sign)) return sign;
      seen += 1;
      return seen > Math.min(head, digits - 8) && seen <= digits - 4 ? '•' : sign;
    })
    .join('');
}

/** An ID card in groups while it is typed: 330102 19900307 3217. Other numbers stay as they are. */
export function grouped(number: string, documentType: string): string {
  const joined = number.replace(/\s/g, '');
  if (documentType !== 'IDCard' || !/^\d{17}[\dXx]$/.test(joined)) return number;
  return `${joined.slice(0, 6)} ${joined.slice(6, 14)} ${joined.slice(14)}`;
}
