import type { Answer, Command, Request } from '../call';
import type { AudienceWord, HandoutDetail, HandoutDocument, HandoutEnd, HandoutRow } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { page } from './paper';
import { fakeRevocation } from './trust';

type Handouts = 'preview_handout' | 'preview_typed' | 'issue_handout' | 'void_handout' | 'revoke_pass' | 'revoke_handout' | 'handout' | 'handouts' | 'save_handout' | 'open_handout' | 'print_handout';

type Handlers = { [C in Extract<Command, Handouts>]: (request: Request<C>) => Answer<C> };

const order: readonly AudienceWord[] = ['guard', 'installer', 'customer', 'carrier'];

/** Renditions of each revision, in the order of their making. */
const made = new WeakMap<HandoutRow, HandoutDocument[]>();

function document(row: HandoutRow, kind: HandoutDocument['kind'], audience: AudienceWord | null, more: Partial<HandoutDocument> = {}): HandoutDocument {
  const name = [row.number, row.revision > 1 ? `r${row.revision}` : '', audience ?? '', kind === 'complete' || kind === 'audience' ? '' : kind].filter(Boolean).join('-');
  return {
    id: `${name}-${row.renditions}`,
    kind,
    audience,
    name: `${name}.pdf`,
    pages: 2,
    size: 74_882 + name.length,
    sha256: name.split('').reduce((hash, c) => ((hash * 31 + c.charCodeAt(0)) >>> 0), 7).toString(16).padStart(8, '0').repeat(8),
    ofSha256: null,
    madeAt: row.issuedAt,
    copies: null,
    ...more,
  };
}

/** What was revoked, by number and revision, or by pass. */
const revoked = new Map<string, HandoutEnd>();

/** Handouts in the stand-in of the program. */
export function handoutHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): Handlers {
  const find = (number: string, revision: number | null): HandoutRow => {
    const found = desk().handouts.find((one) => one.number === number && (revision === null || one.revision === revision));
    if (!found) throw refuse('notFound', 'There is no such handout on this desk.');
    return found;
  };
  const detail = (row: HandoutRow): HandoutDetail => ({
    row,
    documents: [document(row, 'complete', null), ...row.audiences.map((one) => document(row, 'audience', one)), ...(made.get(row) ?? [])],
    revisions: desk().handouts.filter((one) => one.number === row.number),
    key: '6b1f0c9e2d4a7788',
    kept: [],
    revoked: revoked.get(`${row.number} ${row.revision}`) ?? null,
    passes: row.engineers.map((name, n) => {
      const pass = `${row.number} ${row.revision} ${n}`;
      return { pass, name, revoked: revoked.get(pass) ?? null };
    }),
  });
  return {
    preview_handout: ({ loa, audience, next }) => {
      const [, found] = desk().findLoa(loa);
      const number = next ? null : found.handout;
      const of = audience === null || audience === 'guard' ? 2 : 1;
      return { pages: Array.from({ length: of }, (_, n) => page(n + 1, of, found, number)), number, widthMm: 210, heightMm: 297, problems: [] };
    },
    preview_typed: ({ circuit, loa, form, facility, seenBy }) => {
      const known = desk().find(circuit).loas.find((one) => one.id === loa);
      const typed = form ?? known?.form;
      if (!typed) throw refuse('notFound', 'This LOA is not on this desk.');
      const drawn = { form: typed, approval: facility ? { facility, accessFlow: 'smsQr' as const, officialPdf: null, seenBy, seenAt: '' } : null };
      return { pages: [page(1, 1, drawn, null)], number: null, widthMm: 210, heightMm: 297, problems: [] };
    },
    issue_handout: ({ key, loa, by, audiences, reason }) =>
      once(key, () => {
        const [found, kept] = desk().findLoa(loa);
        desk().issue(found, kept, by, order.filter((one) => audiences.includes(one)), reason);
        return desk().view(found);
      }),
    void_handout: ({ key, number, revision, reason, by }) =>
      once(key, () => {
        const row = find(number, revision);
        if (row.ended) throw refuse('refused', 'This revision no longer counts. Void the newest one, if that is what you mean.');
        desk().voidHandout(row, reason, by);
        return desk().view(desk().find(row.circuit));
      }),
    revoke_pass: ({ key, number, revision, pass, reason }) =>
      once(key, () => {
        const row = find(number, revision);
        revoked.set(pass, { at: desk().now, by: 'Lin Yue', reason, successor: null });
        fakeRevocation(desk(), desk().now, { kind: 'pass', desk: '', subject: number, revision, reason });
        return detail(row);
      }),
    revoke_handout: ({ key, number, revision, reason }) =>
      once(key, () => {
        const row = find(number, revision);
        if (!row.ended) desk().voidHandout(row, reason, 'Lin Yue');
        revoked.set(`${number} ${revision}`, { at: desk().now, by: 'Lin Yue', reason, successor: null });
        fakeRevocation(desk(), desk().now, { kind: 'handout', desk: '', subject: number, revision, reason });
        return detail(row);
      }),
    handout: ({ number, revision }) => detail(find(number, revision)),
    handouts: ({ search, state, circuit, accessPoint, audience, sort, descending }) => {
      const all = desk().handouts;
      const rows = all
        .filter((row) => JSON.stringify(row).toLowerCase().includes(search.toLowerCase()))
        .filter((row) => (state === null || row.state === state) && (circuit === null || row.circuit === circuit) && (accessPoint === null || row.accessPoint.en === accessPoint) && (audience === null || row.audiences.includes(audience)));
      const by = { issued: 'issuedAt', number: 'number', circuit: 'circuitName', until: 'validUntil', state: 'state' } as const;
      const sorted = rows.toSorted((a, b) => (a[by[sort]] < b[by[sort]] ? -1 : 1) * (descending ? -1 : 1));
      const unique = <T>(list: { id: string; name: T }[]): { id: string; name: T }[] => [...new Map(list.map((one) => [one.id, one])).values()];
      return {
        rows: sorted,
        total: all.length,
        circuits: unique(all.map((row) => ({ id: row.circuit, name: { en: row.circuitName, zh: '' } }))),
        accessPoints: unique(all.map((row) => ({ id: row.accessPoint.en, name: row.accessPoint }))),
      };
    },
    save_handout: ({ number }) => ({ file: `${number}.pdf`, way: 'saved' }),
    open_handout: () => ({ file: null, way: 'opened' }),
    print_handout: ({ key, number, revision, audience, copies }) =>
      once(key, () => {
        const row = find(number, revision);
        const kind = row.state === 'void' || row.state === 'superseded' || row.state === 'expired' ? row.state : copies ? 'copy' : null;
        if (kind) {
          row.renditions += 1;
          made.set(row, [...(made.get(row) ?? []), document(row, kind, audience, { ofSha256: row.sha256, copies })]);
        }
        return { file: null, way: 'openedToPrint' as const };
      }),
  };
}
