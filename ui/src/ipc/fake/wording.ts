import type { Answer, Request } from '../call';
import type { FieldProblem, WordingForm } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { wordingPage } from './paper';
import { problem } from './rules';

type WordingCommand = 'wording' | 'check_wording' | 'save_wording' | 'preview_wording' | 'choose_logo';

const contactLines = 4;
const rulesPerSite = 6;
/** Three grey bars. */
const bars = 'iVBORw0KGgoAAAANSUhEUgAAAAYAAAACCAAAAABu7eVdAAAAEklEQVR4nGNgYPjPwADEDAwMABj8Af+PmG/TAAAAAElFTkSuQmCC';

/** What the organisation adds to its letters, in memory. */
export function wordingHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T, clock: () => string): { [C in WordingCommand]: (request: Request<C>) => Answer<C> } {
  let form: WordingForm = { logo: null, contact: '', rules: [] };
  let savedAt: string | null = null;

  function check({ contact, rules }: WordingForm): FieldProblem[] {
    const found: FieldProblem[] = [];
    if (contact.split('\n').filter((line) => line.trim() !== '').length > contactLines) found.push(problem('contact', 'too_many_lines', `Write at most ${contactLines} lines.`, `最多写 ${contactLines} 行。`));
    rules.forEach(({ accessPoint, en, zh }, at) => {
      if (accessPoint !== '' && en.trim() === '' && zh.trim() === '') found.push(problem(`rules.${at}.en`, 'required', 'Fill this in.', '请填写此项。'));
    });
    if (rules.filter(({ en, zh }) => en.trim() + zh.trim() !== '').length > rulesPerSite) {
      found.push(problem('rules', 'too_many_rules', `At most ${rulesPerSite} rules of your own fit here. Take one out, or make two into one.`, `自有须知最多 ${rulesPerSite} 条，请删去或合并。`));
    }
    return found;
  }

  const view = (): Answer<'wording'> => ({ form: structuredClone(form), savedAt, contactLines, rulesPerSite });
  return {
    wording: view,
    check_wording: (request) => ({ problems: check(request.form) }),
    save_wording: (request) =>
      once(request.key, () => {
        const problems = check(request.form);
        if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
        form = { ...request.form, rules: request.form.rules.filter(({ en, zh }) => en.trim() + zh.trim() !== '') };
        savedAt = clock();
        desk().drafts = desk().drafts.filter((one) => one.id !== request.key);
        return view();
      }),
    preview_wording: (request) => ({ pages: [wordingPage(request.form)], number: null, widthMm: 210, heightMm: 297, problems: [] }),
    choose_logo: () => ({ logo: { png: bars, width: 240, height: 80 } }),
  };
}
