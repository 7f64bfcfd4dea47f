import type { GateActWord, GateReason, GateVerdictWord, OtherCode } from '../../ipc/contract';

/** What a sentence for the guard may name. */
export interface GateNames {
  number: string;
  revision: number;
  /** The revision that took its place, or 0. */
  successor: number;
  /** Last characters of the document's number, or empty. */
  documentEnd: string;
  /** Name and phone of the desk's contact, or empty. */
  contact: string;
  /** The site of the code. */
  site: string;
  /** The site of this gate, or empty. */
  here: string;
  from: string;
  until: string;
  /** Since when the bearer is inside, or empty. */
  since: string;
  /** What another kind of code seems to be. */
  other: OtherCode;
  /** Host of a link, or empty. */
  host: string;
  /** Why the handout ended, or empty. */
  because: string;
  /** Four digits or letters to be found on the paper. */
  desk: string;
}

/** One verdict: why, and what to do, in order. */
export interface Told {
  said: (names: GateNames) => string;
  todo: (names: GateNames) => string[];
}

const others: Record<OtherCode, string> = {
  official: 'the official entry code of Alibaba Cloud that belongs to an LOA of this desk',
  alibaba_link: 'a link of Alibaba Cloud, as official entry codes hold one',
  newer: 'a code of a newer version of Circuit Desk',
  trust: 'a part of a trust list or of a desk’s card',
  wechat: 'a WeChat code',
  alipay: 'an Alipay code',
  link: 'a web link',
  wifi: 'a code for a wireless network',
  contact: 'a contact card',
  number: 'the bar code of a product',
  text: 'plain text',
};

const call = (names: GateNames): string => (names.contact ? `Call ${names.contact}.` : 'Call the contact printed on page 1 of the handout.');
const noCopies = 'Let nobody in on a photocopy or a screenshot.';

/** A sentence of its own for every reason, and what to do. */
const reasons: Record<GateReason, Told> = {
  genuine: {
    said: (n) => (n.here ? 'The letter is genuine and unaltered, for this site and for now. This person is on it.' : 'The letter is genuine and unaltered, and in force now. This person is on it.'),
    todo: (n) => ['Compare the face and name with the ID document.', `The number must end in **${n.documentEnd}**.`, n.here ? 'See the official entry code on the phone or the paper.' : `Check that this is ${n.site}.`],
  },
  seal: {
    said: () => 'The letter is genuine and in force. A seal names nobody.',
    todo: () => ['Scan the **pass** of each person: page 2 of the handout, one for each.', 'Compare the number and the dates on the paper with those at the right.', 'Let nobody in on the seal alone.'],
  },
  wrong_site: {
    said: (n) => `The letter is genuine, but it is for another site: ${n.site}.`,
    todo: (n) => [`Send them to **${n.site}**. This is ${n.here}.`, call(n), noCopies],
  },
  too_early: {
    said: (n) => `The letter is genuine, but its time has not begun. It begins ${n.from}.`,
    todo: (n) => [`Let them come back at **${n.from}**.`, call(n), 'Scan the pass again then: the verdict changes by itself.'],
  },
  expired: {
    said: (n) => `The letter was genuine, but its time ended ${n.until}.`,
    todo: (n) => ['Ask for a newer letter.', call(n), noCopies],
  },
  void: {
    said: (n) => `The issuing desk has declared letter ${n.number} void.`,
    todo: (n) => ['Keep the paper, if they leave it to you.', call(n), noCopies],
  },
  superseded: {
    said: (n) => (n.successor > 0 ? `This letter was replaced by revision ${n.successor}. The old one no longer counts.` : 'This letter was replaced by a newer revision. The old one no longer counts.'),
    todo: (n) => [n.successor > 0 ? `Ask for ${n.number} **revision ${n.successor}**.` : `Ask for the newest revision of ${n.number}.`, `If they have none: ${call(n)}`, noCopies],
  },
  revoked_pass: {
    said: () => 'The pass of this person was revoked. The others on the letter may still be let in.',
    todo: (n) => ['Scan the passes of the others one by one.', call(n), noCopies],
  },
  revoked_letter: {
    said: (n) => `Letter ${n.number} was revoked for every gate of the organisation.`,
    todo: (n) => ['Let in nobody whom it names.', call(n), noCopies],
  },
  revoked_key: {
    said: () => 'The key that signed this code was revoked. Nothing that it signed counts any more.',
    todo: () => ['Let in nobody with a letter of that desk.', 'Call the contact that your own office gave you, not the one on the paper.', 'Record the refusal.'],
  },
  unknown_key: {
    said: () => 'This code was signed by a desk that this gate does not know. So it cannot be told whether it is genuine.',
    todo: () => ['Ask which organisation issued the letter.', 'Ask your own office whether its trust list should be here.', 'Let them in only when somebody who may decide it says so.'],
  },
  key_ended: {
    said: () => 'The code is unaltered, but the key that signed it does not count at this time.',
    todo: (n) => [call(n), 'Ask for a letter that was issued lately.', 'Let them in only when somebody who may decide it says so.'],
  },
  list_ended: {
    said: () => 'The code is genuine by a trust list that has ended. It may have been revoked since.',
    todo: () => ['Ask your own office for the newest trust list.', 'Until then ask them whether this letter still counts.', 'Let them in only when somebody who may decide it says so.'],
  },
  altered: {
    said: () => 'Something in this code was altered, or it was never issued. Nothing that it says can be believed.',
    todo: () => ['Scan it once more, to be sure.', 'Do not go by the names or the phone numbers on the paper.', 'Ask your own office, not the people at the door.'],
  },
  unreadable: {
    said: () => 'Only a part of the code was read.',
    todo: () => ['Smooth the paper and scan again, a hand’s width away.', 'Or type the small text below the code, with its underscores.', 'If it stays so, ask for another print.'],
  },
  already_inside: {
    said: (n) => `The log has this pass inside since ${n.since}. Nobody has left with it.`,
    todo: () => ['Are they leaving? Record the exit.', 'Do they want to come in? Somebody else may be inside with a copy: ask inside first.', 'Let them in only when somebody who may decide it says so.'],
  },
  other_code: {
    said: (n) => `This is no code of an LOA handout. It seems to be ${others[n.other]}${n.host ? ` (${n.host})` : ''}.`,
    todo: (n) =>
      n.other === 'official' || n.other === 'alibaba_link'
        ? ['The official code is checked by the facility’s own reader, not here.', 'Scan the **pass** beside it, on page 2 of the handout.', 'Without a handout, follow the rules of your facility.']
        : n.other === 'trust'
          ? ['Unlock the desk and open Settings, Trust.', 'Read this code there, with the others beside it.', 'Let nobody in on it.']
        : n.other === 'newer'
          ? ['Bring Circuit Desk on this computer up to date.', 'Until then ask your own office to check the code.', 'Let nobody in on it alone.']
          : ['Scan the **pass** on page 2 of the LOA handout.', 'Without a handout, follow the rules of your facility.', 'Let nobody in on this code.'],
  },
};

export const gate = {
  rail: 'Gate',
  go: 'Go to Gate',
  title: 'Gate',
  site: 'Site of this gate',
  noSite: 'Site not chosen',
  noSiteWhat: 'Whether a code belongs to this site is not checked.',
  chooseSite: 'Choose the site',
  changeSite: 'Change the site',
  siteWhat: 'The access point at whose door this computer stands. A code for another one is refused.',
  siteKeep: 'Keep the site',
  guard: 'On duty',
  guardHelp: 'Stands beside each line of the log. May stay empty.',
  guardKeep: 'Keep the name',
  language: 'Language of this screen',
  otherLanguage: '简体中文',
  sound: 'Tone with each verdict',
  soundOn: 'Tones on',
  soundOff: 'Tones off',
  leave: 'Back to the desk',
  lock: 'Lock to this screen',
  locked: 'Locked to this screen',
  unlock: 'Unlock',
  standing: 'This code proves the letter. It opens no Alibaba Cloud door.',
  elsewhere: 'Cannot tell whether it was used elsewhere.',
  firstUse: 'First use at this desk.',
  usedBefore: (times: number, when: string) => `Came in here ${times === 1 ? 'once' : `${times} times`} before, last ${when}.`,
  notCheckedSite: 'Not checked: the site of this gate is not chosen.',
  trustOwn: 'Knows codes of this desk alone',
  trustList: (version: number, days: number, desks: number) => `Trust list ${version}, ${days <= 0 ? 'made today' : days === 1 ? '1 day old' : `${days} days old`}: ${desks === 0 ? 'no other desk' : desks === 1 ? '1 other desk' : `${desks} other desks`}`,
  trustUntil: (when: string) => `until ${when}`,
  trustEnding: (days: number) => (days <= 0 ? 'ends today' : days === 1 ? 'ends tomorrow' : `ends in ${days} days`),
  trustEnded: (when: string) => `ended ${when}`,
  trustGo: 'Open Settings, Trust',
  scan: {
    ready: 'Scan a pass',
    lead: 'Hold the QR code of the pass in front of the scanner. Nothing has to be clicked, and the input method may stay as it is.',
    field: 'Or paste or type the text below the code',
    check: 'Check',
    checking: 'Checking …',
    picture: 'Choose a picture',
    pictureHelp: 'A picture or PDF can also be dropped here or pasted with Ctrl V.',
    reading: 'Reading the picture …',
    several: (n: number) => `${n} codes of handouts are in this picture. Choose the one to check.`,
    codeAt: (n: number, page: number) => `Code ${n}${page > 1 ? `, page ${page}` : ''}`,
    drop: 'Drop the picture here',
    notPicture: 'This is neither a picture nor a PDF.',
    recorded: (what: string) => `Recorded: ${what}`,
    mistake: 'Recorded by mistake',
    mistakeReason: 'Recorded by mistake',
    takenBack: 'Taken back. The line stays in the log, struck through.',
  },
  verdict: {
    admit: 'Admit after ID check',
    refuse: 'Do not admit',
    ask: 'Ask first',
  } satisfies Record<GateVerdictWord, string>,
  reasons,
  /** The reason in a word or two, for cards and the log. */
  short: {
    genuine: 'Genuine',
    seal: 'Seal',
    wrong_site: 'Other site',
    too_early: 'Too early',
    expired: 'Ended',
    void: 'Void',
    superseded: 'Superseded',
    revoked_pass: 'Pass revoked',
    revoked_letter: 'Letter revoked',
    revoked_key: 'Key revoked',
    unknown_key: 'Unknown desk',
    key_ended: 'Key not in force',
    list_ended: 'Trust list ended',
    altered: 'Altered',
    unreadable: 'Not read whole',
    already_inside: 'Already inside',
    other_code: 'Other kind of code',
  } satisfies Record<GateReason, string>,
  others,
  facts: {
    company: 'Company',
    window: 'Window',
    validity: 'Valid',
    from: 'From',
    position: 'Position',
    letter: 'Letter',
    site: 'Site',
    document: 'Document',
    documentEnds: (end: string) => `ends in ${end}`,
    thisSite: 'the same as this gate',
    otherSite: 'not this gate',
    inside: 'Inside now',
    count: (inside: number, of: number | null) => (of === null ? `${inside}` : `${inside} of ${of}`),
    countWhat: 'how many the letter names is known once its seal was scanned',
    ended: 'Ended',
    replacedAt: 'Replaced',
    why: (reason: string) => `Reason: ${reason}`,
    revision: (n: number) => `revision ${n}`,
    status: 'Status',
    inForce: 'in force',
    validUntil: (day: string) => `valid until ${day}`,
    issuedBy: (desk: string) => `issued by desk ${desk}`,
    issuedHere: 'issued by this desk',
    engineers: (n: number) => (n === 1 ? 'names 1 engineer' : `names ${n} engineers`),
    closes: (left: string) => `closes in ${left}`,
    uses: 'Uses',
    noPerson: 'A refusal shows no names.',
    today: 'Today at this door',
    nobody: 'Nobody yet',
    now: 'Inside now',
    nobodyInside: 'Nobody is inside by this log.',
    unknownLetter: 'Unknown desks',
  },
  minutes: (hours: number, minutes: number) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
  today: 'today',
  act: {
    entered: 'in',
    letIn: 'in, asked',
    left: 'out',
    refused: 'refused',
    sealSeen: 'seal',
  } satisfies Record<GateActWord, string>,
  done: {
    entered: (who: string) => `${who} came in.`,
    letIn: (who: string) => `${who} came in after asking.`,
    left: (who: string) => `${who} left.`,
    refused: (_: string) => 'the refusal.',
    sealSeen: (number: string) => `the seal of ${number} was checked.`,
  } satisfies Record<GateActWord, (who: string) => string>,
  bearer: 'The bearer',
  idSeen: 'ID document seen, name and number match',
  record: {
    entered: 'Record entry',
    letIn: 'Let in after asking',
    left: 'Record exit',
    refused: 'Record refusal',
    sealSeen: 'Record the check',
  } satisfies Record<GateActWord, string>,
  doNotAdmit: 'Do not admit',
  again: 'Scan again',
  next: 'Scan next',
  tickFirst: 'Tick first that you have seen the ID document.',
  asking: {
    title: 'Who said that they may come in?',
    what: 'It is recorded with your answer, and the log shows it for ever.',
    by: 'Who was asked',
    because: 'What they said',
    go: 'Record entry',
  },
  log: {
    open: 'Whole log',
    title: 'Log of this gate',
    lead: 'Every line stays. Names show only while the desk is unlocked.',
    text: 'Number, company, guard, pass',
    textUnlocked: 'Name, number, company, guard, pass',
    what: 'What',
    all: 'Everything',
    from: 'From',
    until: 'Until',
    time: 'Time',
    who: 'Who',
    letter: 'Letter',
    verdict: 'Verdict',
    at: 'Gate and guard',
    noName: 'no name',
    pass: (id: string) => `pass ${id}`,
    code: (id: string) => `code ${id}`,
    erased: 'Erased person',
    asked: (who: string, what: string) => `${who} said: ${what}`,
    mistake: 'Recorded by mistake',
    none: 'No line matches.',
    clear: 'Clear the filter',
    more: 'Only the newest 500 lines are shown. Choose days to see others.',
    save: 'Save as table',
    saved: (file: string) => `Saved as ${file}.`,
    saveLocked: 'Tables are saved from the unlocked desk.',
  },
  lockDialog: {
    title: 'Lock this computer to the gate?',
    what: 'Only this screen answers until the PIN is typed, also after a restart. Language, tones, the guard’s name and the log stay within reach; names in the log and everything else do not.',
    pin: 'PIN, 4 to 8 digits',
    again: 'PIN once more',
    keep: 'Lock with the PIN that is set',
    change: 'Set another PIN',
    differ: 'The two PINs differ. Type both again.',
    go: 'Lock',
    forgotten: 'Forgotten PINs are dealt with in the README: whoever may read the key file can unlock.',
  },
  unlockDialog: {
    title: 'Unlock the desk',
    pin: 'PIN',
    go: 'Unlock',
    forgotten: 'Forgotten? The text of “sealing” in the key file of this desk unlocks as well, and clears the PIN.',
  },
  keys: 'L changes the language, Space scans next, Enter records.',
};
