import { t } from '../text/text.svelte';

/** Name of a document type; the wire word itself when it is an unknown one. */
export function documentWord(type: string): string {
  return type === 'IDCard' || type === 'Passport' || type === 'Other' ? t.loaForm.document[type] : type;
}

export function genderWord(gender: string): string {
  return gender === 'Male' || gender === 'Female' ? t.loaForm.gender[gender] : gender;
}
