import { speech } from '../text/text.svelte';

/** Currencies that the desk writes sums in; their names come from the system. */
const codes = ['CNY', 'USD', 'HKD', 'SGD', 'EUR', 'GBP', 'JPY'] as const;

export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(speech.language === 'zh' ? 'zh-CN' : 'en', { type: 'currency' });
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
