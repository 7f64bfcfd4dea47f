import { speech } from '../text/text.svelte';

/** Names as Alibaba Cloud's console writes them, where the system's own list writes otherwise. */
const asTheConsole: Readonly<Record<string, { en: string; zh: string }>> = {
  HK: { en: 'China (Hong Kong)', zh: '中国香港' },
  MO: { en: 'China (Macao)', zh: '中国澳门' },
  TW: { en: 'China (Taiwan)', zh: '中国台湾' },
  CN: { en: 'China', zh: '中国' },
};

/** Name of a country or region by its two letters, in the window's language. */
export function countryName(code: string): string {
  const own = asTheConsole[code];
  if (own) return own[speech.language];
  try {
    return new Intl.DisplayNames(speech.language === 'zh' ? 'zh-Hans' : 'en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
