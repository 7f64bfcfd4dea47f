import type { Language } from '../ipc/contract';
import { en, type Words } from './en';
import { zh } from './zh';

const tables: Record<Language, Words> = { en, zh };

let current = $state<Language>('en');

/** The language that the window speaks now. */
export const speech = {
  get language(): Language {
    return current;
  },
  /** The same as a tag for `lang` and `Intl`. */
  get tag(): 'en' | 'zh-CN' {
    return current === 'zh' ? 'zh-CN' : 'en';
  },
};

/** Changes the language of every sentence on the screen at once. */
export function speak(language: Language): void {
  current = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** The sentences of the current language; reading one in a component keeps it up to date. */
export const t: Words = new Proxy(en, {
  get: (_, key) => Reflect.get(tables[current], key) as unknown,
});
