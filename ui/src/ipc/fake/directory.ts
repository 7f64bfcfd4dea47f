import type { AccessFlowWord, AccessPointView, ChoiceView, DirectoryView } from '../contract';

/** A part of the directory, enough to try every rule of the window in a plain browser. */
function point(
  en: string,
  zh: string,
  region: string,
  operator: string,
  landmark: string | null,
  mainland: boolean,
  thirdPartyFee: boolean,
  accessFlow: AccessFlowWord,
  id: string | null,
  zone: string,
  cityEn: string,
  cityZh: string,
  takesOnly: string[],
): AccessPointView {
  return {
    key: en,
    name: { en, zh },
    nameZhDerived: true,
    region,
    operator,
    landmark,
    mainland,
    thirdPartyFee,
    accessFlow,
    id,
    idInferred: true,
    zone,
    city: { en: cityEn, zh: cityZh },
    takesOnly,
  };
}

const choice = (value: string, en: string, zh: string, speedMbps: number | null = null): ChoiceView => ({ value, name: { en, zh }, speedMbps, apiKey: null });

const accessPoints: AccessPointView[] = [
  point("Hangzhou-Yuhang-B", "杭州-余杭-B", 'cn-hangzhou', "Data Port", "Renhe Middle School", true, false, 'smsQr', "ap-cn-hangzhou-yh-B", 'Asia/Shanghai', "Hangzhou", "杭州", []),
  point("Hangzhou-Yuhang-C", "杭州-余杭-C", 'cn-hangzhou', "Huaton Cloud", "Zhejiang Meinong Century Packaging Technology", true, false, 'smsQr', "ap-cn-hangzhou-yh-C", 'Asia/Shanghai', "Hangzhou", "杭州", []),
  point("Hangzhou-Xiaoshan-A", "杭州-萧山-A", 'cn-hangzhou', "China Unicom", "Zhejiang College of Construction", true, false, 'smsQr', null, 'Asia/Shanghai', "Hangzhou", "杭州", ["CU"]),
  point("Hangzhou-Xiaoshan-B", "杭州-萧山-B", 'cn-hangzhou', "China Telecom", "Hangzhou Xiaoshan Baolong Plaza", true, false, 'smsQr', "ap-cn-hangzhou-xs-B", 'Asia/Shanghai', "Hangzhou", "杭州", ["CT"]),
  point("Hangzhou-Xiaoshan-D", "杭州-萧山-D", 'cn-hangzhou', "China Mobile", "Yangtze River Delta International Jewelry Industrial Park", true, false, 'smsQr', null, 'Asia/Shanghai', "Hangzhou", "杭州", ["CM"]),
  point("Hangzhou-Jianggan-B", "杭州-江干-B", 'cn-hangzhou', "VNET Group", "Wahaha Group Co., Ltd. (Xiasha Base)", true, true, 'thirdPartyLoa', "ap-cn-hangzhou-jg-B", 'Asia/Shanghai', "Hangzhou", "杭州", []),
  point("Shanghai-Baoshan-A", "上海-宝山-A", 'cn-shanghai', "China Telecom", "Luojing Town People's Government, Baoshan", true, false, 'smsQr', "ap-cn-shanghai-bs-A", 'Asia/Shanghai', "Shanghai", "上海", ["CT"]),
  point("Shanghai-Baoshan-B", "上海-宝山-B", 'cn-shanghai', "China Unicom", "Wusong Science and Technology Park", true, false, 'smsQr', "ap-cn-shanghai-bs-B", 'Asia/Shanghai', "Shanghai", "上海", ["CU"]),
  point("Shanghai-Pudong-C", "上海-浦东-C", 'cn-shanghai', "GDS", "Waigaoqiao Free Trade Zone South Station, Metro Line 6", true, true, 'thirdPartyLoa', null, 'Asia/Shanghai', "Shanghai", "上海", []),
  point("Shanghai-Pudong-D", "上海-浦东-D", 'cn-shanghai', "China Unicom", "Shanghai Pudong Gaodong Ecological Park", true, false, 'smsQr', "ap-cn-shanghai-pd-D", 'Asia/Shanghai', "Shanghai", "上海", ["CU"]),
  point("Beijing-Daxing-A", "北京-大兴-A", 'cn-beijing', "China Telecom (Building A); GDS (Building B)", "Beijing Economic-Technological Development Area Real Estate Registration Center", true, true, 'smsQr', "ap-cn-beijing-dx-A", 'Asia/Shanghai', "Beijing", "北京", []),
  point("Beijing-Yizhuang-A", "北京-亦庄-A", 'cn-beijing', "VNET Group", "Beijing Etrong International Exhibition & Convention Center", true, true, 'thirdPartyLoa', "ap-cn-beijing-yz-A", 'Asia/Shanghai', "Beijing", "北京", []),
  point("Shenzhen-Longhua-A", "深圳-龙华-A", 'cn-shenzhen', "China Telecom", "Jinxiu Science Park, Longhua", true, true, 'smsQr', "ap-cn-shenzhen-lh-A", 'Asia/Shanghai', "Shenzhen", "深圳", ["CT"]),
  point("Qingdao-Laoshan-A", "青岛-崂山-A", 'cn-qingdao', "China Unicom", "Qingdao International Golf Club", true, false, 'smsQr', "ap-cn-qingdao-ls-A", 'Asia/Shanghai', "Qingdao", "青岛", ["CU"]),
  point("Qingdao-Licang-A", "青岛-李沧-A", 'cn-qingdao', "China Radio & Television", "Qingdao Hengxing University of Science and Technology", true, true, 'thirdPartyLoa', null, 'Asia/Shanghai', "Qingdao", "青岛", []),
  point("Hong Kong-Kwai Chung-A", "香港-葵涌-A", 'cn-hongkong', "Equinix", "Shun Hing Centre", false, true, 'contactOnsiteEngineer', null, 'Asia/Hong_Kong', "Hong Kong", "香港", []),
  point("Hong Kong-Chai Wan-B", "香港-柴湾-B", 'cn-hongkong', "HKCOLO", "Sun Fung Centre", false, true, 'contactOnsiteEngineer', null, 'Asia/Hong_Kong', "Hong Kong", "香港", []),
  point("Singapore-A", "新加坡-A", 'ap-southeast-1', "Equinix", null, false, true, 'contactOnsiteEngineer', "ap-sg-singpore-A", 'Asia/Singapore', "Singapore", "新加坡", []),
  point("Singapore-B", "新加坡-B", 'ap-southeast-1', "Global Switch", null, false, true, 'contactOnsiteEngineer', null, 'Asia/Singapore', "Singapore", "新加坡", []),
];

export const directory: DirectoryView = {
  source: 'Alibaba Cloud help pages',
  date: '2026-04-01',
  regions: [
    { key: 'cn-hangzhou', name: { en: "China (Hangzhou)", zh: "华东1（杭州）" }, mainland: true },
    { key: 'cn-shanghai', name: { en: "China (Shanghai)", zh: "华东2（上海）" }, mainland: true },
    { key: 'cn-beijing', name: { en: "China (Beijing)", zh: "华北2（北京）" }, mainland: true },
    { key: 'cn-shenzhen', name: { en: "China (Shenzhen)", zh: "华南1（深圳）" }, mainland: true },
    { key: 'cn-qingdao', name: { en: "China (Qingdao)", zh: "华北1（青岛）" }, mainland: true },
    { key: 'cn-hongkong', name: { en: "China (Hong Kong)", zh: "中国香港" }, mainland: false },
    { key: 'ap-southeast-1', name: { en: "Singapore", zh: "新加坡" }, mainland: false },
  ],
  accessPoints,
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
  optics: [
    { model: 'SFP-GE-LR-SM1310,10KM', portType: '1000Base-LX', wavelengthNm: 1310, wdm: false, reachKm: 10, standard: true },
    { model: 'SFP-10G-LR-SM1310,10KM', portType: '10GBase-LR', wavelengthNm: 1310, wdm: false, reachKm: 10, standard: true },
    { model: 'QSFP-40G-LR4-WDM1300,10KM', portType: '40GBase-LR', wavelengthNm: 1300, wdm: true, reachKm: 10, standard: true },
    { model: 'QSFP28-100G-LR4-WDM1300,10KM', portType: '100GBase-LR', wavelengthNm: 1300, wdm: true, reachKm: 10, standard: true },
  ],
};
