import type { Answer, Command, Request } from '../call';
import type { ListedKeyView, ListView, RevocationView, TrustReading, TrustView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { problem } from './rules';

type Ours =
  | 'trust'
  | 'make_root'
  | 'publish_list'
  | 'admit_key'
  | 'rotate_key'
  | 'revoke_key'
  | 'read_trust'
  | 'drop_trust_reading'
  | 'accept_list'
  | 'take_card'
  | 'leave_trust'
  | 'trust_codes'
  | 'choose_trust_file'
  | 'save_trust_file'
  | 'save_trust_sheet'
  | 'print_trust_sheet'
  | 'save_root'
  | 'move_root'
  | 'choose_root';

/** A text that stands for the list of another organisation's root, and one for the card of another desk. */
export const foreignList = 'LOAT1:1/1:9F3A0C1D22E4B716:LIST*';
export const foreignCard = 'LOAK1:1/1:00C0FFEE00C0FFEE:CARD*';
/** The two halves of the next version of that list. */
export const nextList = ['LOAT1:1/2:AAAA0C1D22E4B716:LI*', 'LOAT1:2/2:AAAA0C1D22E4B716:ST*'] as const;

const marks = ['7K3M-9QXA-42TD-V8HN-0PWZ', '2F6C-RR1B-E9K0-M3JY-5GSX', 'QW8T-1N4V-HD7A-63KP-ZC0E'];
const daysLater = (now: string, days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();
const empty: TrustReading = { kind: null, total: 0, missing: [], list: null, card: null };

interface Kept {
  view: TrustView;
  passphrase: string;
  reading: TrustReading;
  parts: Set<string>;
}

/** What the stand-in keeps about trust, for each desk. */
const kept = new WeakMap<FakeDesk, Kept>();

/** What was revoked in the stand-in, by the number of the handout. */
export function fakeRevocation(desk: FakeDesk, now: string, one: Omit<RevocationView, 'at' | 'by' | 'listed'>): void {
  const found = of(desk, now);
  found.view = { ...found.view, revocations: [{ ...one, at: now, by: 'Lin Yue', listed: false }, ...found.view.revocations], notListed: found.view.notListed + 1 };
}

/** The list that the stand-in goes by. */
export const fakeTrustList = (desk: FakeDesk, now: string): ListView | null => of(desk, now).view.list;

function of(desk: FakeDesk, now: string): Kept {
  const known = kept.get(desk);
  if (known) {
    const code = desk.settings?.deskCode ?? null;
    if (known.view.desk !== code) known.view = { ...known.view, desk: code };
    return known;
  }
  const made: Kept = {
    passphrase: '',
    reading: empty,
    parts: new Set(),
    view: {
      desk: desk.settings?.deskCode ?? null,
      keys: [{ kid: '6b1f0c9e2d4a7788', fingerprint: marks[0]!, madeAt: null, notAfter: null, listedUntil: null, state: 'signing' }],
      papersUntil: daysLater(now, 24),
      root: null,
      list: null,
      nextKeys: [],
      notListed: 0,
      revocations: [],
    },
  };
  kept.set(desk, made);
  return made;
}

function listed(now: string, desk: string, name: string, fingerprint: string, own: boolean): ListedKeyView {
  return { kid: fingerprint.replaceAll('-', '').toLowerCase().slice(0, 16), fingerprint, desk, name, notBefore: daysLater(now, -1), notAfter: daysLater(now, 399), state: 'counts', own };
}

function list(now: string, version: number, organisation: string, fingerprint: string, keys: ListedKeyView[]): ListView {
  return { organisation, fingerprint, version, issued: now, expires: daysLater(now, 90), ended: false, keptAt: null, madeHere: false, keys, revokedKeys: [], revokedPasses: 1, handouts: [{ number: 'LOA-Q3RT-2026-000007', revision: 1, ending: 'superseded' }] };
}

/** Trust in the stand-in: no key is made and nothing is signed; the texts above stand for lists and cards. */
export function trustHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T, clock: () => string): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const now = (): Kept => of(desk(), clock());
  const change = (more: Partial<TrustView>): TrustView => {
    const found = now();
    found.view = { ...found.view, ...more };
    return found.view;
  };
  const opens = (passphrase: string): void => {
    if (passphrase !== now().passphrase) throw refuse('fields', 'Some fields need correcting.', [problem('passphrase', 'wrong_passphrase', 'This passphrase does not open the root’s file. Type it again; nothing was changed.', '此口令打不开根密钥文件。请重新输入；未作任何改动。')]);
  };
  const read = (text: string): TrustReading => {
    const found = now();
    const lines = text.split('\n').map((one) => one.trim()).filter(Boolean);
    const at = clock();
    if (lines.some((one) => one.startsWith('LOA1:'))) throw { ...refuse('badFile', 'This is the code of a handout. Check it at the gate; here, read the codes of a trust list or a desk’s card.'), params: { why: 'part_handout' } };
    if (lines.length === 0 || lines.some((one) => !/^LOA[TK]1:\d+\/\d+:[0-9A-F]{16}:.+\*$/.test(one))) throw { ...refuse('badFile', 'This is no trust list and no desk’s card. Choose the file from the root desk, or scan the codes that it shows.'), params: { why: 'part_foreign' } };
    for (const one of lines) found.parts.add(one);
    const had = found.view.list;
    const own = found.view.keys.map((key) => listed(at, found.view.desk ?? '', '', key.fingerprint, true));
    const others = [listed(at, 'Q3RT', 'Shanghai desk', marks[1]!, false), ...own];
    if (found.parts.has(foreignCard)) {
      return (found.reading = { ...empty, kind: 'card', total: 1, card: { kid: 'q3rt', fingerprint: marks[1]!, organisation: 'Yunlan Freight', desk: 'Q3RT', name: 'Shanghai desk', made: at, notAfter: null, known: found.view.nextKeys.some((key) => key.desk === 'Q3RT'), withdrawn: 1 } });
    }
    if (found.parts.has(foreignList)) {
      if (had && had.version > 3) throw { ...refuse('refused', `This list is version 3, older than version ${had.version}, which this desk has had. An older list could bring back what was revoked, so it is not taken.`), params: { refusal: 'list_older', version: '3', have: String(had.version) } };
      return (found.reading = { ...empty, kind: 'list', total: 1, list: { view: list(at, 3, 'Yunlan Freight', marks[2]!, others), standing: had ? 'same' : 'first', before: had?.version ?? null, added: had ? [] : others, removed: [] } });
    }
    const missing = nextList.flatMap((one, n) => (found.parts.has(one) ? [] : [n + 1]));
    const whole = missing.length === 0;
    return (found.reading = { ...empty, kind: 'list', total: 2, missing, list: whole ? { view: list(at, 4, 'Yunlan Freight', marks[2]!, own), standing: had ? 'newer' : 'first', before: had?.version ?? null, added: [], removed: others.slice(0, 1) } : null });
  };
  const forget = (): TrustReading => {
    const found = now();
    found.parts.clear();
    return (found.reading = empty);
  };
  return {
    trust: () => now().view,
    make_root: ({ key, passphrase }) =>
      once(key, () => {
        now().passphrase = passphrase;
        const at = clock();
        const nextKeys = now().view.keys.map((one) => listed(at, now().view.desk ?? '', desk().settings?.form.deskName ?? '', one.fingerprint, true));
        return change({ root: { fingerprint: marks[2]!, organisation: desk().settings?.form.organisation ?? '', since: at, here: true }, nextKeys, notListed: nextKeys.length });
      }),
    publish_list: ({ key, passphrase, days }) =>
      once(key, () => {
        if (!/^\d+$/.test(days) || +days < 1 || +days > 400) throw refuse('fields', 'Some fields need correcting.', [problem('days', 'number_range', 'Write a whole number from 1 to 400.', '请填写 1 至 400 之间的整数。')]);
        opens(passphrase);
        const { view } = now();
        const made = list(clock(), (view.list?.version ?? 0) + 1, view.root?.organisation ?? '', view.root?.fingerprint ?? '', view.nextKeys);
        return change({
          list: { ...made, expires: daysLater(clock(), +days), keptAt: clock(), madeHere: true, handouts: [], revokedPasses: view.revocations.filter((one) => one.kind === 'pass').length },
          notListed: 0,
          keys: view.keys.map((one) => ({ ...one, listedUntil: daysLater(clock(), 399), state: one.state === 'waiting' ? 'signing' : one.state === 'signing' && view.keys.some((other) => other.state === 'waiting') ? 'counting' : one.state })),
          revocations: view.revocations.map((one) => ({ ...one, listed: true })),
        });
      }),
    admit_key: ({ key, kid, until }) =>
      once(key, () => change({ nextKeys: now().view.nextKeys.map((one) => (one.kid === kid ? { ...one, notAfter: `${until}T15:59:59.000Z` } : one)), notListed: now().view.notListed + 1 })),
    rotate_key: ({ key, until, beforeUntil }) =>
      once(key, () => {
        const { view } = now();
        const waits = view.list !== null;
        const before = view.keys.map((one) => ({ ...one, notAfter: `${beforeUntil}T15:59:59.000Z`, state: one.state === 'signing' && !waits ? ('counting' as const) : one.state }));
        return change({ keys: [{ kid: `${view.keys.length}c0ffee00c0ffee0`, fingerprint: marks[1]!, madeAt: clock(), notAfter: `${until}T15:59:59.000Z`, listedUntil: null, state: waits ? 'waiting' : 'signing' }, ...before] });
      }),
    revoke_key: ({ key, kid, reason }) =>
      once(key, () => {
        fakeRevocation(desk(), clock(), { kind: 'key', subject: now().view.keys.find((one) => one.kid === kid)?.fingerprint ?? now().view.nextKeys.find((one) => one.kid === kid)?.fingerprint ?? kid, desk: desk().settings?.deskCode ?? '', revision: null, reason });
        const { view } = now();
        return change({ keys: view.keys.map((one) => (one.kid === kid ? { ...one, state: 'revoked' as const } : one)), nextKeys: view.nextKeys.filter((one) => one.kid !== kid) });
      }),
    read_trust: ({ text }) => read(text),
    choose_trust_file: () => read(now().view.root ? foreignCard : foreignList),
    drop_trust_reading: forget,
    accept_list: ({ key }) =>
      once(key, () => {
        const taken = now().reading.list;
        if (!taken) throw refuse('refused', 'What was read is no longer at hand. Read it once more; nothing was taken.');
        forget();
        return change({ list: { ...taken.view, keptAt: clock() }, keys: now().view.keys.map((one) => ({ ...one, listedUntil: taken.view.keys.find((key) => key.fingerprint === one.fingerprint)?.notAfter ?? null })) });
      }),
    take_card: ({ key, until }) =>
      once(key, () => {
        const card = now().reading.card;
        if (!card) throw refuse('refused', 'What was read is no longer at hand. Read it once more; nothing was taken.');
        forget();
        const { view } = now();
        const added = { ...listed(clock(), card.desk, card.name, card.fingerprint, false), notAfter: `${until}T15:59:59.000Z` };
        return change({ nextKeys: [...view.nextKeys.filter((one) => one.desk !== card.desk), added], notListed: view.notListed + 2 });
      }),
    leave_trust: ({ key }) => once(key, () => change({ list: null, root: null, nextKeys: [], notListed: 0 })),
    trust_codes: ({ what }) => {
      const { view } = now();
      const text = (n: number): string => `LOA${what === 'list' ? 'T' : 'K'}1:${n}/3:9F3A0C1D22E4B716:PART ${n}*`;
      const path = (n: number): string =>
        Array.from({ length: 61 }, (_, y) => Array.from({ length: 61 }, (__, x) => ((x * 7 + y * 13 + x * y * n) % 5 < 2 ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
      return { codes: [1, 2, 3].map((n) => ({ text: text(n), width: 61, path: path(n) })), text: text(1), fingerprint: what === 'list' ? (view.list?.fingerprint ?? '') : (view.keys[0]?.fingerprint ?? '') };
    },
    save_trust_file: ({ what }) => ({ file: what === 'list' ? `trust-list-${now().view.list?.version ?? 1}.txt` : 'desk-card.txt', way: 'saved' }),
    save_trust_sheet: ({ what }) => ({ file: `${what}.pdf`, way: 'saved' }),
    print_trust_sheet: () => ({ file: null, way: 'openedToPrint' }),
    save_root: () => ({ file: 'organisation.root', way: 'saved' }),
    move_root: () => {
      const { root } = now().view;
      if (root) change({ root: { ...root, here: false } });
      return { file: 'organisation.root', way: 'saved' };
    },
    choose_root: () => {
      const { root } = now().view;
      return root ? change({ root: { ...root, here: true } }) : now().view;
    },
  };
}
