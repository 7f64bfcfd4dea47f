import cityList from '../../../../src-tauri/crates/domain/data/cities.json';
import shipped from '../../../../src-tauri/crates/domain/data/directory.json';
import type { AccessFlowWord, AccessPointView, ChoiceView, CitiesView, DirectoryView, PlaceView } from '../contract';

/** The directory as the program ships it, so that the window meets in a plain browser what it meets in the program. */
const flows: Readonly<Record<string, AccessFlowWord>> = { sms_qr: 'smsQr', third_party_loa: 'thirdPartyLoa', contact_onsite_engineer: 'contactOnsiteEngineer' };
const bigThree: Readonly<Record<string, string>> = { 'China Telecom': 'CT', 'China Unicom': 'CU', 'China Mobile': 'CM' };

export const cities: CitiesView = {
  source: cityList.source,
  licence: cityList.licence,
  date: cityList.date,
  cities: cityList.cities.map(({ key, name_en, name_zh, country, lat, lon, zone }) => ({ key, name: { en: name_en, zh: name_zh }, country, lat, lon, zone })),
};

export function placeOf(city: string, inferred = false): PlaceView | null {
  const found = cities.cities.find((one) => one.key === city);
  return found ? { city, name: found.name, country: found.country, lat: found.lat, lon: found.lon, inferred } : null;
}

function point(stored: (typeof shipped.access_points)[number]): AccessPointView {
  const region = shipped.regions.find((one) => one.key === stored.region);
  const standing = cityList.access_points.find((one) => one.access_point === stored.name_en);
  const only = bigThree[stored.operator];
  return {
    key: stored.name_en,
    name: { en: stored.name_en, zh: stored.name_zh },
    nameZhDerived: stored.name_zh_derived,
    region: stored.region,
    operator: stored.operator,
    landmark: stored.landmark,
    mainland: region?.mainland ?? false,
    thirdPartyFee: stored.third_party_fee,
    accessFlow: flows[stored.access_flow] ?? 'smsQr',
    id: stored.id,
    idInferred: stored.id !== null && stored.id_stated !== true,
    zone: region?.zone ?? 'UTC',
    city: { en: region?.city_en ?? '', zh: region?.city_zh ?? '' },
    takesOnly: only ? [only] : [],
    alibaba: stored.operator_is_alibaba,
    thirdPartySite: stored.third_party_site,
    place: standing ? placeOf(standing.city, standing.inferred) : null,
    added: false,
    addedBy: null,
    favourite: false,
    corrected: [],
    notes: null,
  };
}

const choice = (value: string, en: string, zh: string, speedMbps: number | null = null): ChoiceView => ({ value, name: { en, zh }, speedMbps, apiKey: null });

export const directory: DirectoryView = {
  source: shipped.source,
  date: shipped.date,
  regions: shipped.regions.map((one) => ({ key: one.key, name: { en: one.name_en, zh: one.name_zh }, mainland: one.mainland })),
  accessPoints: shipped.access_points.map(point),
  lineOperators: [
    choice('CT', 'China Telecom', '中国电信'),
    choice('CU', 'China Unicom', '中国联通'),
    choice('CM', 'China Mobile', '中国移动'),
    choice('CO', 'Other carrier, Chinese mainland', '中国其他'),
    choice('Equinix', 'Equinix', 'Equinix'),
    choice('Other', 'Other carrier outside the Chinese mainland', '境外其他'),
  ],
  portTypes: [
    choice('1000Base-LX', 'GE single-mode', '千兆单模光口', 1000),
    choice('10GBase-LR', '10GE single-mode', '万兆单模光口', 10000),
    choice('40GBase-LR', '40GE single-mode', '四万兆单模光口', 40000),
    choice('100GBase-LR', '100GE single-mode', '十万兆单模光口', 100000),
  ],
  lineTypes: [choice('MSTP', 'MSTP', 'MSTP 专线'), choice('MPLSVPN', 'MPLS VPN', 'MPLS VPN 专线'), choice('FIBRE', 'Fiber Connection', '光纤直连'), choice('Other', 'Other', '其他类型专线')],
  features: [
    choice('SubifRateLimit', 'VBR bandwidth limits', 'VBR 限速'),
    choice('DualStack', 'IPv6', 'IPv6'),
    choice('BFD', 'BFD', 'BFD'),
    choice('CEN', 'MPBGP', 'MPBGP'),
    choice('CENv6', 'MPBGP-v6', 'MPBGP-v6'),
    choice('QOS', 'QoS', 'QoS'),
    choice('MSHA', 'VBR-HA', 'VBR 倒换组'),
  ],
  orderFeatures: [
    choice('SubifRateLimit', 'VBR bandwidth limits', 'VBR 限速'),
    choice('DualStack', 'IPv6', 'IPv6'),
    choice('BFD', 'BFD', 'BFD'),
    choice('CEN', 'MPBGP', 'MPBGP'),
    choice('CENv6', 'MPBGP-v6', 'MPBGP-v6'),
    choice('QOS', 'QoS', 'QoS'),
    choice('MSHA', 'VBR-HA', 'VBR 倒换组'),
    choice('MULTI_MS_HA', 'Failover group', '故障切换组'),
  ],
  optics: [
    { model: 'SFP-GE-LR-SM1310,10KM', portType: '1000Base-LX', wavelengthNm: 1310, wdm: false, reachKm: 10, standard: true },
    { model: 'SFP-10G-LR-SM1310,10KM', portType: '10GBase-LR', wavelengthNm: 1310, wdm: false, reachKm: 10, standard: true },
    { model: 'QSFP-40G-LR4-WDM1300,10KM', portType: '40GBase-LR', wavelengthNm: 1300, wdm: true, reachKm: 10, standard: true },
    { model: 'QSFP28-100G-LR4-WDM1300,10KM', portType: '100GBase-LR', wavelengthNm: 1300, wdm: true, reachKm: 10, standard: true },
  ],
};
