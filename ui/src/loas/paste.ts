import type { EngineerForm } from '../ipc/contract';

/** One row as it was understood from pasted text. */
export interface PastedRow {
  engineer: EngineerForm;
  /** Pieces of the line that fit no field. */
  left: string[];
}

/** What was understood of a pasted text. */
export interface Pasted {
  rows: PastedRow[];
  /** Pieces that no field took, in all rows. */
  unclear: number;
}

type Field = keyof EngineerForm;

const genders: Readonly<Record<string, string>> = {
  男: 'Male',
  男性: 'Male',
  m: 'Male',
  male: 'Male',
  man: 'Male',
  女: 'Female',
  女性: 'Female',
  f: 'Female',
  female: 'Female',
  woman: 'Female',
};

const documents: Readonly<Record<string, string>> = {
  身份证: 'IDCard',
  居民身份证: 'IDCard',
  二代身份证: 'IDCard',
  idcard: 'IDCard',
  id: 'IDCard',
  identitycard: 'IDCard',
  nationalid: 'IDCard',
  护照: 'Passport',
  passport: 'Passport',
  其他: 'Other',
  其它: 'Other',
  other: 'Other',
  港澳居民来往内地通行证: 'Other',
  港澳通行证: 'Other',
  回乡证: 'Other',
  台胞证: 'Other',
};

/** Words that stand above or before a value and name it. */
const heads: Readonly<Record<string, Field>> = {
  姓名: 'name',
  名字: 'name',
  工程师: 'name',
  施工人员: 'name',
  人员: 'name',
  name: 'name',
  engineer: 'name',
  fullname: 'name',
  拼音: 'nameLatin',
  英文名: 'nameLatin',
  拉丁字母姓名: 'nameLatin',
  pinyin: 'nameLatin',
  latinname: 'nameLatin',
  inlatinletters: 'nameLatin',
  性别: 'gender',
  gender: 'gender',
  sex: 'gender',
  证件: 'documentType',
  证件类型: 'documentType',
  document: 'documentType',
  documenttype: 'documentType',
  idtype: 'documentType',
  证件号: 'documentNumber',
  证件号码: 'documentNumber',
  身份证号: 'documentNumber',
  身份证号码: 'documentNumber',
  护照号: 'documentNumber',
  护照号码: 'documentNumber',
  号码: 'documentNumber',
  documentnumber: 'documentNumber',
  idnumber: 'documentNumber',
  idno: 'documentNumber',
  passportno: 'documentNumber',
  passportnumber: 'documentNumber',
  number: 'documentNumber',
  电话: 'phone',
  手机: 'phone',
  手机号: 'phone',
  手机号码: 'phone',
  联系电话: 'phone',
  联系方式: 'phone',
  phone: 'phone',
  mobile: 'phone',
  tel: 'phone',
  phonenumber: 'phone',
};

/** Words of a heading that give no field: the column of running numbers. */
const numbering = new Set(['序号', '编号', 'no', 'no.', '#', 'nr']);

const word = (text: string): string => text.toLowerCase().replace(/[\s_.\-:：]/g, '');

/**
 * Full-width digits, letters and signs as their plain forms, hidden characters removed. Hanzi stay as they are: they
 * are names, and a name is never rewritten.
 */
function plain(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2007\u202F]/g, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
    .replace(/[‐‑‒–—−]/g, '-');
}

/** An ID card of the mainland: 18 characters, or 17 digits and X. */
function idCard(text: string): string | null {
  const joined = text.replace(/[\s-]/g, '').toUpperCase();
  return /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(joined) ? joined : null;
}

/** A telephone with its country code; mainland mobiles without one get +86, which is the only safe guess. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s()./-]/g, '').replace(/^00(?=[1-9])/, '+');
  const mainland = /^(?:\+?86)?(1[3-9]\d)(\d{4})(\d{4})$/.exec(digits);
  if (mainland) return `+86 ${mainland[1]} ${mainland[2]} ${mainland[3]}`;
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return text.trim().startsWith('+') ? text.trim().replace(/\s+/g, ' ') : digits;
  return null;
}

function passport(text: string): string | null {
  const joined = text.replace(/[\s-]/g, '').toUpperCase();
  return /^(?:(?=.*\d)(?=.*[A-Z])[A-Z0-9]{5,20}|\d{7,9})$/.test(joined) ? joined : null;
}

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);
const latinOnly = (text: string): boolean => /^[\p{Script=Latin}\p{Mn}\s.'’-]+$/u.test(text);

/** Cuts a line into pieces. Spaces cut only where nothing better does, because Latin names hold spaces. */
function pieces(line: string): string[] {
  const cut = /[\t]/.test(line) ? line.split(/\t/) : /[,;|、，；/]/.test(line) ? line.split(/[,;|、，；]|\s\/\s|\/(?=\p{Script=Han})/u) : line.split(/ {2,}/);
  const parts = cut.length > 1 ? cut : bySpaces(line);
  return parts.map((part) => part.trim().replace(/^["'“]+|["'”]+$/g, '')).filter(Boolean);
}

/** A line in which single spaces are all there is: what is recognised by itself is taken out, the rest stays together. */
function bySpaces(line: string): string[] {
  const found: string[] = [];
  const rest = line
    .replace(/(?<![\p{L}\d])\+?\d[\d ()-]{5,}\d[Xx]?/gu, (run) => {
      found.push(...numbersOf(run));
      return ' \u0000 ';
    })
    .split(/\s+/)
    .filter(Boolean);
  let held: string[] = [];
  const out: string[] = [];
  const release = (): void => {
    if (held.length > 0) out.push(held.join(' '));
    held = [];
  };
  for (const part of rest) {
    if (part === '\u0000' || genders[word(part)] !== undefined || documents[word(part)] !== undefined || passport(part) !== null || part.includes(':')) {
      release();
      if (part !== '\u0000') out.push(part);
    } else {
      const before = held.at(-1);
      // Hanzi and Latin words side by side are a name in two scripts.
      if (before !== undefined && latinOnly(before) !== latinOnly(part)) release();
      held.push(part);
    }
  }
  release();
  return [...out, ...found];
}

/** A run of digits may be a card and a telephone with a space between. */
function numbersOf(run: string): string[] {
  if (idCard(run) !== null || readPhone(run) !== null) return [run];
  const card = /[1-9]\d{5}(?:18|19|20)\d{9}[\dXx]/.exec(run);
  if (card) {
    const rest = `${run.slice(0, card.index)} ${run.slice(card.index + card[0].length)}`.trim();
    return rest === '' ? [card[0]] : [card[0], rest];
  }
  return [run];
}

const blank = (): EngineerForm => ({ name: '', nameLatin: '', gender: '', documentType: '', documentNumber: '', phone: '' });

/** Puts one piece where it belongs, by what it looks like. Says whether a field took it. */
function place(engineer: EngineerForm, raw: string): boolean {
  const key = word(raw);
  const gender = genders[key];
  if (gender !== undefined && engineer.gender === '') {
    engineer.gender = gender;
    return true;
  }
  const document = documents[key];
  if (document !== undefined && engineer.documentType === '') {
    engineer.documentType = document;
    return true;
  }
  const card = idCard(raw);
  if (card !== null && engineer.documentNumber === '') {
    engineer.documentNumber = card;
    return true;
  }
  const phone = readPhone(raw);
  if (phone !== null && engineer.phone === '') {
    engineer.phone = phone;
    return true;
  }
  const pass = passport(raw);
  if (pass !== null && engineer.documentNumber === '') {
    engineer.documentNumber = pass;
    return true;
  }
  if (hasLetters(raw) && !/\d/.test(raw)) return placeName(engineer, raw);
  return false;
}

function placeName(engineer: EngineerForm, raw: string): boolean {
  const both = /^(.*?\p{Script=Han}[\p{Script=Han}·•\s]*)\s*[(]?\s*([\p{Script=Latin}][\p{Script=Latin}\s.'’-]*?)\s*[)]?$/u.exec(raw);
  if (both?.[1] && both[2] && engineer.name === '' && engineer.nameLatin === '') {
    engineer.name = both[1].trim();
    engineer.nameLatin = both[2].trim();
    return true;
  }
  const text = raw.replace(/\s+/g, ' ').trim();
  if (engineer.name === '') {
    engineer.name = text;
    return true;
  }
  if (engineer.nameLatin === '') {
    if (latinOnly(text)) engineer.nameLatin = text;
    else if (latinOnly(engineer.name)) {
      engineer.nameLatin = engineer.name;
      engineer.name = text;
    } else return false;
    return true;
  }
  return false;
}

/** Gives a named column's value to its field. What it cannot read stays as it was written, so that the form can say why. */
function assign(engineer: EngineerForm, field: Field, raw: string): void {
  const key = word(raw);
  if (field === 'gender') engineer.gender = genders[key] ?? '';
  else if (field === 'documentType') engineer.documentType = documents[key] ?? '';
  else if (field === 'documentNumber') engineer.documentNumber = idCard(raw) ?? passport(raw) ?? raw;
  else if (field === 'phone') engineer.phone = readPhone(raw) ?? raw;
  else engineer[field] = raw.replace(/\s+/g, ' ');
}

/** What a number says about its document, where nothing else does. */
function complete(engineer: EngineerForm): EngineerForm {
  const card = idCard(engineer.documentNumber);
  if (engineer.documentType === '' && engineer.documentNumber !== '') engineer.documentType = card === null ? 'Passport' : 'IDCard';
  if (engineer.gender === '' && card !== null && engineer.documentType === 'IDCard') engineer.gender = Number(card[16]) % 2 === 1 ? 'Male' : 'Female';
  if (engineer.nameLatin !== '' && engineer.name === engineer.nameLatin) engineer.nameLatin = '';
  return engineer;
}

/** The columns that a heading names, or nothing when the line is no heading. */
function heading(cells: readonly string[]): (Field | null)[] | null {
  const named = cells.map((cell) => heads[word(cell)] ?? null);
  const count = named.filter((one) => one !== null).length;
  return count >= 2 && cells.every((cell, at) => named[at] !== null || numbering.has(word(cell)) || !/\d/.test(cell)) ? named : null;
}

/**
 * Reads rows of engineers from a spreadsheet, a chat or an e-mail, with the columns in any order. A heading is
 * understood when there is one; otherwise every piece is placed by what it looks like.
 */
export function readEngineers(text: string): Pasted {
  const lines = plain(text).split(/\r\n|[\r\n\u2028\u2029]/);
  const rows: PastedRow[] = [];
  let columns: (Field | null)[] | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const keepEmpty = columns !== null && line.includes('\t');
    const cells = keepEmpty ? line.split('\t').map((cell) => cell.trim()) : pieces(line.replace(/^\s*(?:\d{1,2}[.)、]\s*|[-*•]\s+)/, ''));
    if (columns === null && rows.length === 0) {
      const found = heading(cells);
      if (found) {
        columns = found;
        continue;
      }
    }
    const row = columns !== null && cells.length === columns.length ? byColumns(cells, columns) : byLooks(cells);
    if (row) rows.push(row);
  }
  return { rows, unclear: rows.reduce((sum, row) => sum + row.left.length, 0) };
}

function byColumns(cells: readonly string[], columns: readonly (Field | null)[]): PastedRow | null {
  const engineer = blank();
  cells.forEach((cell, at) => {
    const field = columns[at];
    if (field && cell !== '') assign(engineer, field, cell);
  });
  return Object.values(engineer).some(Boolean) ? { engineer: complete(engineer), left: [] } : null;
}

function byLooks(cells: readonly string[]): PastedRow | null {
  const engineer = blank();
  const left: string[] = [];
  // What can only be one thing goes first, so that a vague piece never takes its place.
  const sure = (cell: string): boolean => idCard(cell) !== null || readPhone(cell) !== null;
  for (const cell of cells.toSorted((a, b) => Number(sure(b)) - Number(sure(a)))) {
    const labelled = /^([^:]{1,12}):\s*(.+)$/.exec(cell);
    const field = labelled?.[1] ? heads[word(labelled[1])] : undefined;
    if (field && labelled?.[2]) assign(engineer, field, labelled[2].trim());
    else if (!place(engineer, cell) && !/^\d{1,3}$/.test(cell)) left.push(cell);
  }
  return engineer.name !== '' || engineer.documentNumber !== '' || engineer.phone !== '' ? { engineer: complete(engineer), left } : null;
}
