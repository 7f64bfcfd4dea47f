import { choiceName, nameOf } from '../components/names';
import type { AccessFlowWord, AccessPointView, CorrectedView, PointFieldWord } from '../ipc/contract';
import { desk } from '../shell/desk.svelte';
import { siteList } from '../sites/sites.svelte';
import { moment, ownZone } from '../text/format';
import { t } from '../text/text.svelte';
import type { FilterPart, PointFilter } from './pointFilter';

/** What a part of the filter says. */
export function partWord(part: FilterPart, filter: PointFilter): string {
  const words = t.places.filters;
  switch (part) {
    case 'where':
      return filter.where === 'mainland' ? words.mainland : words.outside;
    case 'region': {
      const region = desk.directory?.regions.find((one) => one.key === filter.region);
      return t.common.labelled(words.region, region ? nameOf(region.name) : filter.region);
    }
    case 'carrier':
      return t.common.labelled(words.carrier, choiceName(desk.directory?.lineOperators, filter.carrier));
    case 'flow':
      return filter.flow === '' ? '' : t.accessFlow[filter.flow];
    case 'cities':
      {
      const [first, second, ...more] = filter.cities.map(cityWord);
      const shown = [first, second].filter((one) => one !== undefined).join(t.places.comma);
      return t.common.labelled(words.cities, more.length > 0 ? t.places.andMore(shown, more.length) : shown);
    }
    default:
      return words[part];
  }
}

export function cityWord(key: string): string {
  const city = siteList.cities?.cities.find((one) => one.key === key);
  return city ? nameOf(city.name) : (key.split('/')[1] ?? key);
}

const flowWords: Readonly<Record<string, AccessFlowWord>> = { sms_qr: 'smsQr', third_party_loa: 'thirdPartyLoa', contact_onsite_engineer: 'contactOnsiteEngineer' };

/** A value as a correction holds it, in words. */
export function valueWord(field: PointFieldWord, value: string): string {
  if (value === '') return t.places.corrected.nothing;
  if (field === 'thirdPartyFee') return value === 'yes' ? t.places.detail.feeYes : t.places.detail.feeNo;
  const flow = field === 'accessFlow' ? flowWords[value] : undefined;
  return flow ? t.accessFlow[flow] : value;
}

export function writtenWord(written: { by: string; at: string }): string {
  return t.places.origin.yours(written.by, moment(written.at, ownZone()));
}

export function correctionOf(point: AccessPointView, field: PointFieldWord): CorrectedView | undefined {
  return point.corrected.find((one) => one.field === field);
}

/** Distance in words; two things known only by the same city are not "0 km" apart. */
export function farWord(km: number | undefined): string {
  if (km === undefined) return t.places.noDistance;
  return km === 0 ? t.places.sameCity : t.places.km(km);
}

/** The operator in the window's language where it is a carrier whose names are known in both. */
export function operatorWord(operator: string): string {
  let word = operator;
  for (const { name } of desk.directory?.lineOperators ?? []) word = word.replaceAll(name.en, nameOf(name));
  return word;
}
