import type { Answer, Command, Request } from '../call';
import type { GateActWord, GateLine, GatePostView, GateReason, GateVerdictView, GateVerdictWord, GateView, HandoutRow, OtherCode } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { fakeTrustList } from './trust';

type Gate = 'gate' | 'check_code' | 'read_gate_picture' | 'record_gate' | 'withdraw_gate' | 'gate_log' | 'set_gate_post' | 'lock_gate' | 'unlock_gate' | 'choose_gate_picture' | 'save_gate_log';

type Handlers = { [C in Extract<Command, Gate>]: (request: Request<C>) => Answer<C> };

/** Commands that answer while the window is locked. */
export const atGate: readonly Command[] = ['start', 'gate', 'check_code', 'read_gate_picture', 'choose_gate_picture', 'record_gate', 'withdraw_gate', 'gate_log', 'set_gate_post', 'lock_gate', 'unlock_gate'];

interface Kept {
  post: GatePostView;
  pin: string;
  lines: GateLine[];
  check: GateVerdictView | null;
  tries: number;
}

const gates = new WeakMap<FakeDesk, Kept>();

function of(desk: FakeDesk): Kept {
  const known = gates.get(desk);
  if (known) return known;
  const made: Kept = {
    post: { site: '', siteNames: null, city: null, zone: '', language: null, sound: false, guard: '', locked: false, hasPin: false },
    pin: '',
    lines: [],
    check: null,
    tries: 0,
  };
  gates.set(desk, made);
  return made;
}

export const isLocked = (desk: FakeDesk): boolean => of(desk).post.locked;

const verdicts: Partial<Record<GateReason, GateVerdictWord>> = { genuine: 'admit', seal: 'ask', unknown_key: 'ask', key_ended: 'ask', list_ended: 'ask', already_inside: 'ask', other_code: 'ask' };

/** Words that a test or a look types in place of a signed code: nothing is signed here. */
const spoken = /^LOA1:([A-Z_]+?)(?:-([0-9]))?$/;

function reasonOf(text: string): [GateReason, number] {
  const said = spoken.exec(text.trim().toUpperCase());
  if (!said) return text.trim().toUpperCase().startsWith('LOA1:') ? ['altered', 0] : ['other_code', 0];
  return [(said[1] ?? '').toLowerCase() as GateReason, Number(said[2] ?? '0')];
}

const people: readonly [string, string, string][] = [
  ['周明宇', 'Zhou Mingyu', '3217'],
  ['韩若溪', 'Han Ruoxi', '9372'],
  ['Elena Márquez-Roth', '', '9373'],
  ['Zhou Wei', '', '9374'],
];

function inside(kept: Kept, pass: string): GateLine | null {
  const [last] = kept.lines.filter((line) => line.pass === pass && line.withdrawn === null && line.act !== 'refused');
  return last && (last.act === 'entered' || last.act === 'letIn') ? last : null;
}

function heads(kept: Kept): GateView['heads'] {
  const passes = [...new Set(kept.lines.filter((line) => line.number !== '').map((line) => line.pass))];
  const number = kept.lines.find((line) => line.number !== '')?.number;
  if (number === undefined) return [];
  return [{ number, inside: passes.filter((pass) => inside(kept, pass)).length, of: 4 }];
}

/** The gate in the stand-in of the program. `LOA1:EXPIRED` and the like are told that reason; `LOA1:GENUINE-2` is the pass of the second engineer. */
export function gateHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): Handlers {
  const clock = (): string => new Date().toISOString();
  const shown = (line: GateLine): GateLine => (isLocked(desk()) ? { ...line, name: null } : line);
  const view = (): GateView => {
    const kept = of(desk());
    const list = fakeTrustList(desk(), clock());
    return { post: kept.post, today: kept.lines.map(shown), heads: heads(kept), trust: { desks: new Set(list?.keys.filter((key) => !key.own).map((key) => key.desk)).size, list: list && { version: list.version, issued: list.issued, expires: list.expires } } };
  };
  const check = (texts: string[]): GateVerdictView => {
    const kept = of(desk());
    let [reason, n] = reasonOf(texts[0] ?? '');
    const at = clock();
    const pass = `0${n}7f3a9c`;
    const within = inside(kept, pass);
    if (reason === 'genuine' && within) reason = 'already_inside';
    const handout: HandoutRow | undefined = desk().handouts[0];
    const known = !['unknown_key', 'revoked_key', 'altered', 'unreadable', 'other_code'].includes(reason);
    const verdict = verdicts[reason] ?? 'refuse';
    const person = people[n % people.length];
    const text = (texts[0] ?? '').trim();
    const link = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1] ?? null;
    const other: OtherCode | null = reason === 'other_code' ? (link ? (/(^|\.)aliyun\.com$/.test(link) ? 'alibaba_link' : 'link') : /^\d{8,14}$/.test(text) ? 'number' : 'text') : null;
    const hour = (hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    const [from, until] = reason === 'too_early' ? [hour(26), hour(35)] : reason === 'expired' ? [hour(-35), hour(-26)] : [hour(-0.2), hour(8.8)];
    const site = kept.post.siteNames ?? { en: 'Hangzhou-Xiaoshan-B', zh: '杭州-萧山-B' };
    const acts: GateActWord[] = [];
    if (within) acts.push('left');
    if (reason === 'genuine') acts.push('entered');
    if (reason === 'seal') acts.push('sealSeen');
    if (['unknown_key', 'key_ended', 'list_ended', 'already_inside'].includes(reason)) acts.push('letIn');
    acts.push('refused');
    const names = ['genuine', 'already_inside', 'key_ended', 'list_ended'].includes(reason);
    const made: GateVerdictView = {
      check: crypto.randomUUID(),
      verdict,
      reason,
      at,
      other,
      host: link,
      letter: known
        ? {
            number: handout?.number ?? 'LOA-K7PM-2026-000042',
            revision: 1,
            company: '岚合网络工程有限公司',
            portId: 'pc-bp1qrb3n7wd0k5x2m',
            site: site.en,
            siteNames: reason === 'wrong_site' ? { en: 'Hangzhou-Yuhang-B', zh: '杭州-余杭-B' } : site,
            thisSite: kept.post.site === '' ? null : reason !== 'wrong_site',
            from,
            until,
            zone: 'Asia/Shanghai',
            city: { en: 'Hangzhou', zh: '杭州' },
            desk: 'K7PM',
            own: true,
            engineers: 4,
            position: '3F-302 · C07 · ODF-2 · 11 / 12',
            end: reason === 'superseded' ? { at: hour(-14), reason: '面板端口由 11 / 12 改为 13 / 14', successor: 2 } : reason === 'void' ? { at: hour(-14), reason: 'Wrong company', successor: null } : null,
            validUntil: hour(24 * 25),
          }
        : null,
      person: names && person ? { name: person[0], latin: person[1], documentEnd: person[2], documentType: 'IDCard' } : null,
      insideSince: within?.at ?? null,
      timesIn: kept.lines.filter((line) => line.pass === pass && line.act === 'entered').length,
      lastAt: kept.lines.find((line) => line.pass === pass)?.at ?? null,
      acts,
      head: known ? { number: '', inside: heads(kept)[0]?.inside ?? 0, of: 4 } : null,
      siteChecked: kept.post.site !== '',
      elsewhereUnknown: known && reason !== 'seal',
      contact: known ? { name: '林悦', phone: '+86 571 0000 0142' } : null,
    };
    kept.check = made;
    return made;
  };
  const passOf = (verdict: GateVerdictView): string => {
    const n = people.findIndex((one) => one[0] === verdict.person?.name);
    return n < 0 ? `${verdict.reason.slice(0, 6)}00` : `0${n}7f3a9c`;
  };
  return {
    gate: view,
    check_code: ({ texts }) => check(texts),
    read_gate_picture: () => ({ codes: [{ text: 'LOA1:GENUINE-1', ours: true, cut: '', page: 1 }] }),
    choose_gate_picture: () => ({
      codes: [
        { text: 'LOA1:GENUINE-1', ours: true, cut: '', page: 1 },
        { text: 'LOA1:GENUINE-2', ours: true, cut: '', page: 1 },
        { text: 'https://entry.example.com/1', ours: false, cut: '', page: 1 },
      ],
    }),
    record_gate: ({ key, check: id, act, idSeen, allowedBy, because }) =>
      once(key, () => {
        const kept = of(desk());
        const held = kept.check;
        if (held?.check !== id) throw refuse('refused', 'This check is not at hand any more. Scan the code again; nothing was recorded.');
        if (act === 'entered' && !idSeen) throw refuse('refused', 'Look at the ID document first, and tick that name and number match.');
        if (act === 'letIn') {
          const missing = [
            ['allowedBy', allowedBy],
            ['because', because],
          ].filter(([, said]) => said?.trim() === '');
          if (missing.length > 0) throw refuse('fields', 'Some fields need correcting.', missing.map(([field]) => ({ field: field ?? '', code: 'required' as const, params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false })));
        }
        kept.check = null;
        const name = act === 'refused' ? null : (held.person?.name ?? null);
        kept.lines = [
          {
            event: { desk: 'fake', seq: kept.lines.length + 1 },
            act,
            at: clock(),
            number: held.letter?.number ?? '',
            revision: held.letter?.revision ?? 0,
            company: held.letter?.company ?? '',
            name,
            initials: name ? `${name.slice(0, 1)}••` : '',
            erased: false,
            pass: passOf(held),
            shown: held.reason === 'seal' ? 'seal' : held.letter ? 'pass' : 'code',
            verdict: held.verdict,
            reason: held.reason,
            gate: kept.post.site,
            guard: kept.post.guard,
            allowedBy: act === 'letIn' ? allowedBy : '',
            because: act === 'letIn' ? because : '',
            withdrawn: null,
          },
          ...kept.lines,
        ];
        return view();
      }),
    withdraw_gate: ({ event, reason }) => {
      const kept = of(desk());
      kept.lines = kept.lines.map((line) => (line.event.seq === event.seq ? { ...line, withdrawn: reason } : line));
      return view();
    },
    gate_log: ({ act, text }) => ({
      lines: of(desk())
        .lines.map(shown)
        .filter((line) => (act === null || line.act === act) && JSON.stringify(line).toLowerCase().includes(text.trim().toLowerCase())),
      more: false,
    }),
    set_gate_post: ({ site, language, sound, guard }) => {
      const kept = of(desk());
      const names = site === '' ? null : { en: site, zh: site === 'Hangzhou-Xiaoshan-B' ? '杭州-萧山-B' : site };
      kept.post = { ...kept.post, site, siteNames: names, zone: site === '' ? '' : 'Asia/Shanghai', language, sound, guard };
      return view();
    },
    lock_gate: ({ pin }) => {
      const kept = of(desk());
      if (pin === '' ? kept.pin === '' : !/^\d{4,8}$/.test(pin))
        throw refuse('fields', 'Some fields need correcting.', [{ field: 'pin', code: 'pin_form', params: {}, message: 'Choose a PIN of 4 to 8 digits.', messageZh: '请设置 4 至 8 位数字的 PIN。', warning: false, overridable: false }]);
      if (pin !== '') kept.pin = pin;
      kept.post = { ...kept.post, locked: true, hasPin: true };
      return view();
    },
    unlock_gate: ({ pin }) => {
      const kept = of(desk());
      if (pin !== kept.pin) {
        kept.tries += 1;
        throw { ...refuse('refused', 'This is not the PIN. Try again.'), params: { refusal: 'wrong_pin' } };
      }
      kept.tries = 0;
      kept.post = { ...kept.post, locked: false };
      return view();
    },
    save_gate_log: () => ({ file: 'Gate log.csv', way: 'saved' }),
  };
}
