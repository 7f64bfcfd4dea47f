import type { Answer, Command, Request } from '../call';
import type { CircuitView, CredentialReading, EntryView, EventRef, LoaView, OfficialPage, PageWord } from '../contract';
import { EntryStepWords } from '../contract';
import { refuse, type FakeDesk } from './desk';

/** A white point: what stands for a picture where nothing can draw. */
const blank = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

/** An invented letter: texts with their places in shares of the page. */
const letter: [string, number, number, number][] = [
  ['Letter of Authorization', 0.12, 0.08, 22],
  ['Address: 示例路 1 号', 0.12, 0.18, 13],
  ['Room: 3F-302', 0.12, 0.22, 13],
  ['Cabinet: C07', 0.12, 0.26, 13],
  ['ODF: ODF-2', 0.12, 0.3, 13],
  ['Port: 11 / 12', 0.12, 0.34, 13],
  ['Strands: 21/22', 0.12, 0.38, 13],
];

const offers: [string, string, number, number][] = [
  ['address', '示例路 1 号', 0.23, 0.18],
  ['room', '3F-302', 0.2, 0.22],
  ['cabinet', 'C07', 0.22, 0.26],
  ['odf', 'ODF-2', 0.19, 0.3],
  ['panelPort', '11 / 12', 0.19, 0.34],
  ['strandTx', '21', 0.22, 0.38],
  ['strandRx', '22', 0.26, 0.38],
];

function drawn(width: number, page: number): string {
  if (typeof document === 'undefined') return blank;
  const canvas = document.createElement('canvas');
  const paint = typeof canvas.getContext === 'function' ? canvas.getContext('2d') : null;
  if (!paint) return blank;
  canvas.width = width;
  canvas.height = Math.round(width * 1.414);
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = '#111';
  for (const [text, x, y, size] of page === 1 ? letter : [['Page 2', 0.12, 0.1, 16] as const]) {
    paint.font = `${(size / 800) * width}px sans-serif`;
    paint.fillText(text, x * width, y * canvas.height + (size / 800) * width);
  }
  return canvas.toDataURL('image/png').split(',')[1] ?? blank;
}

const place = (text: string, x: number, y: number): PageWord => ({ text, x, y: y + 0.002, width: text.length * 0.011, height: 0.016 });

function words(page: number): PageWord[] {
  if (page !== 1) return [place('Page', 0.12, 0.1), place('2', 0.18, 0.1)];
  return letter.flatMap(([text, x, y]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const put = place(word, at, y);
      at += put.width + 0.006;
      return put;
    });
  });
}

/** The engineers of an approved LOA, nothing done yet. */
export function beginEntry(loa: LoaView): EntryView | null {
  if (loa.approval?.accessFlow !== 'smsQr') return null;
  return {
    withCode: 0,
    engineers: loa.form.engineers.map((one, at) => ({
      person: `${loa.id}-${at}`,
      name: one.name,
      nameLatin: one.nameLatin,
      steps: EntryStepWords.map((step) => ({ step, done: null })),
      sms: null,
      credential: null,
    })),
  };
}

type Known = 'official_page' | 'official_text' | 'keep_official_pdf' | 'record_optic' | 'record_entry_steps' | 'keep_entry_sms' | 'read_credential' | 'choose_credential' | 'keep_credential' | 'credential_picture';
type Handlers = { [C in Known & Command]: (request: Request<C>) => Answer<C> };

/** Getting in, in memory. */
export function entryHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): Handlers {
  let held: CredentialReading | null = null;
  const event = (): EventRef => ({ desk: 'K7PM', seq: ++desk().taken });
  const noted = (by: string, at = desk().now): { at: string; by: string; event: EventRef } => ({ at, by, event: event() });
  const change = (loa: string, act: (loa: LoaView) => void): CircuitView => {
    const [circuit, found] = desk().findLoa(loa);
    act(found);
    return desk().view(circuit);
  };
  const engineer = (loa: LoaView, person: string): EntryView['engineers'][number] => {
    const found = loa.entry?.engineers.find((one) => one.person === person);
    if (!found) throw refuse('notFound', 'This engineer is not on this LOA.');
    return found;
  };
  const step = (loa: LoaView, person: string, word: string, by: string, at?: string): void => {
    const found = engineer(loa, person).steps.find((one) => one.step === word);
    if (found && found.done === null) found.done = noted(by, at);
  };
  const reading = (): CredentialReading => {
    const text = 'https://entry.example.com/visit?id=7f3a9c01';
    held = { reading: crypto.randomUUID(), image: blank, codes: [{ text, kind: 'official', cut: blank, page: 1 }] };
    return held;
  };
  return {
    official_page: ({ page, width }): OfficialPage => ({ page, pages: 2, ratio: 1.414, image: drawn(width, page), words: words(page) }),
    official_text: () => ({
      pages: 2,
      hasText: true,
      offers: offers.map(([field, value, x, y]) => ({ field, value, label: field, page: 1, place: place(value, x, y) })),
    }),
    keep_official_pdf: ({ key, loa, file, by }) =>
      once(key, () =>
        change(loa, (found) => {
          const kept = desk().files.get(file);
          if (!kept || !found.approval) throw refuse('notFound', 'This file is not recorded here any more.');
          found.officialCopies = [{ file: kept, at: desk().now, by, event: event() }, ...found.officialCopies];
          found.approval.officialPdf = kept;
        }),
      ),
    record_optic: ({ key, loa, seenBy, seenAt }) => once(key, () => change(loa, (found) => (found.optic = noted(seenBy, new Date(seenAt).toISOString())))),
    record_entry_steps: ({ key, loa, ticks, by, at }) =>
      once(key, () =>
        change(loa, (found) => {
          for (const tick of ticks) step(found, tick.person, tick.step, by, new Date(at).toISOString());
        }),
      ),
    keep_entry_sms: ({ key, loa, person, text, by }) =>
      once(key, () =>
        change(loa, (found) => {
          const link = /https?:\/\/[!-~]+/.exec(text)?.[0];
          if (!link)
            throw refuse('fields', 'Some fields need correcting.', [
              { field: 'text', code: 'no_link', params: {}, message: 'No link stands in this text. Paste the whole text message, or its link, which begins with https://.', messageZh: '此文本中没有链接。请粘贴整条短信，或以 https:// 开头的链接。', warning: false, overridable: false },
            ]);
          engineer(found, person).sms = { text, link, noted: noted(by) };
          step(found, person, 'sms_received', by);
        }),
      ),
    read_credential: reading,
    choose_credential: reading,
    keep_credential: ({ key, loa, person, reading: id, code, by }) =>
      once(key, () =>
        change(loa, (found) => {
          const kept = held?.reading === id ? held.codes[code] : undefined;
          if (!kept || !found.entry) throw refuse('refused', 'This picture is not at hand any more. Choose it again; nothing was kept.');
          engineer(found, person).credential = { text: kept.text, image: 'image', cut: 'cut', printable: true, noted: noted(by) };
          step(found, person, 'qr_obtained', by);
          found.entry.withCode = found.entry.engineers.filter((one) => one.credential !== null).length;
        }),
      ),
    credential_picture: () => ({ media: 'image/png', data: blank }),
  };
}

/** Takes one of these back; whether it was one. */
export function takeBackEntry(loa: LoaView, seq: number): boolean {
  const is = (one: { event: EventRef | null } | null | undefined): boolean => one?.event?.seq === seq;
  let found = false;
  if (is(loa.optic)) {
    loa.optic = null;
    found = true;
  }
  loa.officialCopies = loa.officialCopies.filter((copy) => {
    found ||= is(copy);
    return !is(copy);
  });
  for (const one of loa.entry?.engineers ?? []) {
    for (const step of one.steps)
      if (is(step.done)) {
        step.done = null;
        found = true;
      }
    if (is(one.credential?.noted)) {
      one.credential = null;
      found = true;
    }
  }
  if (loa.entry) loa.entry.withCode = loa.entry.engineers.filter((one) => one.credential !== null).length;
  return found;
}
