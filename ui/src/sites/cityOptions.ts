import type { ComboOption } from '../components/combo';
import { nameOf } from '../components/names';
import { countryName } from './countries';
import { siteList } from './sites.svelte';

/** Cities to choose from, found in both languages. */
export function cityOptions(): ComboOption[] {
  return (siteList.cities?.cities ?? []).map((city) => ({
    value: city.key,
    label: nameOf(city.name),
    detail: countryName(city.country),
    words: `${city.name.en} ${city.name.zh} ${city.country}`,
  }));
}
