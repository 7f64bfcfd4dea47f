import { t } from '../text/text.svelte';

const labels: Record<string, () => string> = {
  companyName: () => t.loaForm.companyName,
  companyNameLatin: () => t.loaForm.latinOf(t.loaForm.companyName),
  constructionCompany: () => t.loaForm.constructionCompany,
  constructionCompanyLatin: () => t.loaForm.latinOf(t.loaForm.constructionCompany),
  lineType: () => t.loaForm.lineType,
  entryDate: () => t.loaForm.entryDate,
  entryFrom: () => t.loaForm.entryFrom,
  entryUntilDate: () => t.loaForm.entryUntilDate,
  entryUntil: () => t.loaForm.entryUntil,
  customerLocation: () => t.loaForm.customerLocation,
  bandwidth: () => t.loaForm.bandwidth,
  circuitCode: () => t.loaForm.circuitCode,
  purpose: () => t.people.purpose.label,
  purposeReason: () => t.people.purpose.reason,
  engineers: () => t.loaForm.engineers,
};

/** What a field of an LOA application is called in a list of findings. */
export function loaFieldLabel(field: string): string {
  const engineer = /^engineers\.(\d+)(?:\.(\w+))?$/.exec(field);
  if (engineer?.[1] !== undefined) {
    const column = engineer[2] as keyof typeof t.loaForm.columns | undefined;
    return t.findings.rowField(Number(engineer[1]) + 1, column ? t.loaForm.columns[column] : t.loaForm.engineers);
  }
  return labels[field]?.() ?? field;
}
