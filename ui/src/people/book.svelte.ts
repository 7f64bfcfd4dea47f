import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CompanyView, PersonView, SeenCompany } from '../ipc/contract';

/** The address book, as far as it was asked for. */
class Book {
  people = $state.raw<PersonView[]>([]);
  total = $state(0);
  companies = $state.raw<CompanyView[]>([]);
  seen = $state.raw<SeenCompany[]>([]);
  error = $state.raw<ApiError | null>(null);
  ready = $state(false);
  private asked = 0;

  /** Reads who matches a text; a slower answer to an earlier text does not take the place of a later one. */
  async readPeople(search = ''): Promise<void> {
    const ask = ++this.asked;
    try {
      const { people, total } = await call('people', { search });
      if (ask !== this.asked) return;
      this.people = people;
      this.total = total;
      this.error = null;
      this.ready = true;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  async readCompanies(): Promise<void> {
    try {
      const { companies, seen } = await call('companies', nothing);
      this.companies = companies;
      this.seen = seen;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }
}

export const book = new Book();

/** Companies as a form offers them: those written down first, then those that applications named. */
export function companyOptions(kind: 'customer' | 'construction'): { value: string; label: string; detail: string; words: string }[] {
  const written = book.companies.filter((one) => one.form.kind === kind).map(({ form }) => ({ name: form.name, nameLatin: form.nameLatin }));
  const seen = book.seen.filter((one) => one.kind === kind && !written.some((known) => known.name === one.name));
  return [...written, ...seen].map(({ name, nameLatin }) => ({ value: name, label: name, detail: nameLatin, words: `${name} ${nameLatin}` }));
}

/** The Latin spelling of a known company; empty where none is known. */
export function latinOf(name: string): string {
  return [...book.companies.map((one) => one.form), ...book.seen].find((one) => one.name === name && one.nameLatin !== '')?.nameLatin ?? '';
}
