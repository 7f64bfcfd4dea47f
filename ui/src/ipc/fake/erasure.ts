import type { Answer, Command, Request } from '../call';
import type { ErasedView, RetentionView } from '../contract';
import { type FakeDesk, refuse } from './desk';
import { contactsDue, forgetContacts } from './live';
import { peopleHandlers } from './people';
import { problem } from './rules';

interface Kept {
  days: string;
  automatic: boolean;
  erased: ErasedView[];
}

const settings = new WeakMap<FakeDesk, Kept>();

type Ours = 'erasure_plan' | 'erase_people' | 'retention' | 'save_retention' | 'clean_copies' | 'forget_due_contacts';

/** Erasing people from the stand-in's address book; applications keep their masked copies here. */
export function erasureHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const book = peopleHandlers(desk, once);
  const kept = (): Kept => {
    const known = settings.get(desk()) ?? { days: '0', automatic: false, erased: [] };
    settings.set(desk(), known);
    return known;
  };
  const views = (ids: readonly string[]) => book.people({ search: '' }).people.filter((one) => ids.includes(one.id));
  const word = (ids: readonly string[]): string => (ids.length === 1 ? (views(ids)[0]?.form.name ?? '') : String(ids.length));
  const retention = (): RetentionView => {
    const days = Number(kept().days);
    const ended = (one: ReturnType<typeof views>[number]): string => one.namedOn.map((naming) => naming.until).toSorted().at(-1) ?? one.changedAt;
    const due = days === 0 ? [] : book.people({ search: '' }).people.filter((one) => Date.parse(ended(one)) + days * 86_400_000 < Date.now());
    return { days: kept().days, automatic: kept().automatic, due: due.map((one) => ({ id: one.id, name: one.form.name, endedAt: ended(one) })), dueContacts: days === 0 ? [] : contactsDue(desk()), erased: kept().erased, notCleaned: [] };
  };
  return {
    erasure_plan: ({ people }) => {
      const found = views(people);
      const handouts = desk().handouts.filter((row) => found.some((one) => row.engineers.includes(one.form.name)));
      return {
        people: found.map((one) => ({ id: one.id, name: one.form.name, documentNumber: one.form.documentNumber })),
        applications: new Set(found.flatMap((one) => one.namedOn.map((naming) => naming.circuit + naming.appliedAt))).size,
        handouts: handouts.map((row) => ({ number: row.number, revision: row.revision, circuitName: row.circuitName, validUntil: row.validUntil, inForce: Date.parse(row.validUntil) > Date.now(), others: row.engineers.filter((name) => !found.some((one) => one.form.name === name)).length })),
        files: handouts.length * 2,
        officialPdfs: 0,
        drafts: 0,
        mentions: 0,
        copies: [],
        word: word(people),
      };
    },
    erase_people: ({ key, people, reason, typed, retention: byTime }) => {
      if (!byTime && reason.trim() === '') throw refuse('fields', 'Some fields need correcting.', [problem('reason', 'required', 'Fill this in.', '请填写此项。')]);
      if (typed.trim() !== word(people))
        throw refuse('fields', 'Some fields need correcting.', [problem('typed', 'word_differs', `Type ${word(people)} exactly as it stands here. Nothing was erased.`, `请完全照写「${word(people)}」。尚未删除任何内容。`)]);
      return once(key, () => {
        for (const id of people) book.remove_person({ key, id });
        kept().erased = [{ at: new Date().toISOString(), by: 'Lin Yue', reason: byTime ? '' : reason, people: people.length }, ...kept().erased];
        return { people: people.length, notCleaned: [] };
      });
    },
    retention,
    save_retention: ({ days, automatic }) => {
      if (!/^\d{1,4}$/.test(days.trim()) || Number(days) > 3650) throw refuse('fields', 'Some fields need correcting.', [problem('days', 'number_range', 'Write a whole number from 0 to 3650.', '请填写 0 到 3650 之间的整数。')]);
      kept().days = String(Number(days));
      kept().automatic = automatic && Number(days) > 0;
      return retention();
    },
    clean_copies: retention,
    forget_due_contacts: ({ key }) =>
      once(key, () => {
        for (const line of retention().dueContacts) forgetContacts(desk(), line.circuit);
        return retention();
      }),
  };
}
