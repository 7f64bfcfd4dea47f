import type { Answer, Command, Request } from '../call';
import type { CompanyView, EngineerForm, LoaStatus, PersonView } from '../contract';
import { type FakeDesk, refuse } from './desk';
import { problem } from './rules';

interface Book {
  people: Map<string, { form: EngineerForm; changedAt: string }>;
  companies: CompanyView[];
}

const books = new WeakMap<FakeDesk, Book>();

const mask = (number: string): string => (number.length < 12 ? `${number.slice(0, 2)}${'•'.repeat(Math.max(0, number.length - 4))}${number.slice(-2)}` : `${number.slice(0, 4)}${'•'.repeat(number.length - 8)}${number.slice(-4)}`);
const maskPhone = (phone: string): string => phone.replace(/\d{4}(?=\D?\d{4}$)/, '••••');

/** The address book of a desk; engineers whom applications name are in it from the beginning. */
function bookOf(desk: FakeDesk): Book {
  const known = books.get(desk);
  if (known) return known;
  const book: Book = { people: new Map(), companies: [] };
  books.set(desk, book);
  for (const loa of desk.circuits.flatMap((circuit) => circuit.loas)) for (const engineer of loa.form.engineers) keep(book, engineer, loa.appliedAt);
  return book;
}

function keep(book: Book, form: EngineerForm, at: string): void {
  const same = [...book.people].find(([, one]) => one.form.name === form.name && mask(one.form.documentNumber) === mask(form.documentNumber));
  if (!same) book.people.set(`person-${book.people.size + 1}`, { form, changedAt: at });
}

/** Why an LOA can be applied for when the last one stands here. */
export function purposesOf(status: LoaStatus): string[] {
  const by: Partial<Record<LoaStatus, string[]>> = { NotApplied: ['first'], Rejected: ['after_rejection'], Deleted: ['after_deletion', 're_entry', 'adjustment'], Available: ['re_entry', 'adjustment'], Complete: ['adjustment', 're_entry'] };
  return by[status] ?? [];
}

type Ours = 'people' | 'check_person' | 'save_person' | 'remove_person' | 'merge_people' | 'people_details' | 'engineer_offers' | 'companies' | 'save_company' | 'remove_company' | 'choose_engineer_file' | 'save_engineer_template';

export function peopleHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const book = (): Book => bookOf(desk());
  const view = (id: string): PersonView => {
    const one = book().people.get(id);
    if (!one) throw refuse('notFound', 'This person is not recorded here any more.');
    const { form, changedAt } = one;
    return {
      id,
      form: { ...form, documentNumber: mask(form.documentNumber), phone: maskPhone(form.phone) },
      namedOn: desk().circuits.flatMap((circuit) =>
        circuit.loas
          .filter((loa) => loa.form.engineers.some((engineer) => engineer.name === form.name))
          .map((loa) => ({ circuit: circuit.id, circuitName: circuit.form.name, constructionCompany: loa.form.constructionCompany, appliedAt: loa.appliedAt, until: loa.windowUntil })),
      ),
      changedAt,
      alike: [...book().people].filter(([other, that]) => other !== id && that.form.name === form.name).map(([other, that]) => ({ id: other, name: that.form.name, documentNumber: mask(that.form.documentNumber), sameDocument: that.form.documentNumber === form.documentNumber })),
      dueAt: null,
    };
  };
  const findings = (form: EngineerForm) =>
    (['name', 'gender', 'documentType', 'documentNumber', 'phone'] as const).filter((field) => form[field].trim() === '').map((field) => problem(field, 'required', 'Fill this in.', '请填写此项。'));
  return {
    people: ({ search }) => {
      const all = [...book().people.keys()].map(view).toSorted((a, b) => a.form.name.localeCompare(b.form.name, 'zh'));
      return { people: all.filter((one) => `${one.form.name} ${one.form.nameLatin}`.toLowerCase().includes(search.trim().toLowerCase())), total: all.length };
    },
    check_person: ({ form }) => ({ problems: findings(form) }),
    save_person: ({ key, id, form }) => {
      const found = findings(form);
      if (found.length > 0) throw refuse('fields', 'Some fields need correcting.', found);
      return once(key, () => {
        const to = id ?? `person-${crypto.randomUUID()}`;
        const before = book().people.get(to)?.form;
        const typed = before ? { ...form, documentNumber: form.documentNumber === mask(before.documentNumber) ? before.documentNumber : form.documentNumber, phone: form.phone === maskPhone(before.phone) ? before.phone : form.phone } : form;
        book().people.set(to, { form: typed, changedAt: new Date().toISOString() });
        return view(to);
      });
    },
    remove_person: ({ id }) => {
      book().people.delete(id);
      return {};
    },
    merge_people: ({ keep: stays, merge }) => {
      book().people.delete(merge);
      return view(stays);
    },
    people_details: ({ ids }) => ({ people: ids.flatMap((id) => (book().people.has(id) ? [{ id, form: { ...book().people.get(id)!.form } }] : [])) }),
    engineer_offers: ({ circuit: asked, constructionCompany }) => {
      const loas = desk().circuits.flatMap((circuit) => circuit.loas.map((loa) => ({ circuit, loa })));
      const account = desk().find(asked).form.account;
      const fitting = loas.filter(({ circuit, loa }) => loa.form.constructionCompany === constructionCompany || circuit.form.account === account);
      const seen = new Set<string>();
      const offers = fitting
        .toSorted((a, b) => b.loa.appliedAt.localeCompare(a.loa.appliedAt))
        .map(({ circuit, loa }) => ({
          circuitName: circuit.form.name,
          constructionCompany: loa.form.constructionCompany,
          appliedAt: loa.appliedAt,
          people: [...book().people].filter(([, one]) => loa.form.engineers.some((engineer) => engineer.name === one.form.name)).map(([id, one]) => ({ id, name: one.form.name })),
        }))
        .filter((offer) => {
          const group = offer.people.map((one) => one.id).join(' ');
          if (group === '' || seen.has(group)) return false;
          seen.add(group);
          return true;
        });
      return { offers: offers.slice(0, 3) };
    },
    choose_engineer_file: () => ({ file: null }),
    save_engineer_template: ({ language }) => ({ file: language === 'zh' ? '工程师名单.csv' : 'Engineers.csv', way: 'saved' }),
    companies: () => {
      const forms = desk().circuits.flatMap((circuit) => circuit.loas.map((loa) => loa.form));
      const named = forms.flatMap((form) => [
        { name: form.companyName, nameLatin: form.companyNameLatin, kind: 'customer' },
        { name: form.constructionCompany, nameLatin: form.constructionCompanyLatin, kind: 'construction' },
      ]);
      const seen = [...new Map(named.map((one) => [`${one.kind} ${one.name}`, one])).values()];
      return { companies: book().companies, seen: seen.filter((one) => !book().companies.some((company) => company.form.name === one.name)) };
    },
    save_company: ({ key, id, form }) => {
      if (form.name.trim() === '') throw refuse('fields', 'Some fields need correcting.', [problem('name', 'required', 'Fill this in.', '请填写此项。')]);
      return once(key, () => {
        const saved = { id: id ?? crypto.randomUUID(), form, changedAt: new Date().toISOString() };
        book().companies = [...book().companies.filter((one) => one.id !== saved.id), saved].toSorted((a, b) => a.form.name.localeCompare(b.form.name, 'zh'));
        return saved;
      });
    },
    remove_company: ({ id }) => {
      book().companies = book().companies.filter((one) => one.id !== id);
      return {};
    },
  };
}
