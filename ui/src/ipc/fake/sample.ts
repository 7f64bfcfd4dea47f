import type { EngineerForm, FacilityForm, LoaForm, PortForm } from '../contract';
import { FakeDesk, emptySettings } from './desk';

const engineers: EngineerForm[] = [
  { name: '周明宇', nameLatin: 'Zhou Mingyu', gender: 'Male', documentType: 'IDCard', documentNumber: '330102199003073217', phone: '+86 139 0000 0417' },
  { name: '韩若溪', nameLatin: 'Han Ruoxi', gender: 'Female', documentType: 'IDCard', documentNumber: '33040219920815802X', phone: '+86 137 0000 2266' },
  { name: '陈致远', nameLatin: 'Chen Zhiyuan', gender: 'Male', documentType: 'IDCard', documentNumber: '320602198811021538', phone: '+86 158 0000 9031' },
  { name: 'Elena Márquez-Roth', nameLatin: '', gender: 'Female', documentType: 'Passport', documentNumber: 'XDA0432871', phone: '+34 600 000 118' },
];

const facility: FacilityForm = {
  address: '1 Sample Road, Xiaoshan 萧山区示例路 1 号',
  room: '3F-302',
  cabinet: 'C07',
  odf: 'ODF-2',
  panelPort: '11 / 12',
  strandTx: '21',
  strandRx: '22',
  medium: 'Single mode OS2',
  connector: 'LC/UPC duplex',
  optic: 'SFP-10G-LR-SM1310,10KM',
  opticInstalled: true,
  notes: '',
};

/** A desk with invented circuits in several states, told as a story so that its history is whole. */
export function sampleDesk(clock: () => string, advance: (hours: number) => void): FakeDesk {
  const desk = new FakeDesk(clock);
  desk.save({ ...emptySettings, organisation: 'Yunlan Freight', deskName: 'Hangzhou desk', contactName: '林悦 Lin Yue', contactPhone: '+86 571 0000 0142' });
  const account = desk.account(null, { name: '云澜物流（杭州）有限公司', nameLatin: 'Yunlan Freight (Hangzhou) Co., Ltd.', kind: 'corporate', uid: '1234567890123456', trafficBilling: true, note: '' });
  const other = desk.account(null, { name: 'Kwai Chung Cold Store Ltd.', nameLatin: '', kind: 'corporate', uid: '', trafficBilling: false, note: '' });

  const port = (name: string, accessPoint: string, region: string, lineOperator: string, portType = '10GBase-LR', more: Partial<PortForm> = {}): PortForm => ({
    account: account.id,
    region,
    lineOperator,
    accessPoint,
    cloudBoxCluster: '',
    portType,
    features: ['DualStack', 'BFD'],
    resourceGroup: 'network',
    tags: [{ key: 'site', value: 'Binjiang' }],
    name,
    description: '',
    redundantCircuit: '',
    replaces: '',
    corrects: '',
    upgrades: '',
    billingRules: true,
    trafficBillingActivated: false,
    lineType: '',
    manager: '',
    managerOn: '',
    recommended: null,
    ...more,
  });
  const loaForm = (): LoaForm => ({
    companyName: account.form.name,
    companyNameLatin: account.form.nameLatin,
    constructionCompany: '岚合网络工程有限公司',
    constructionCompanyLatin: 'Lanhe Network Engineering Co., Ltd.',
    lineType: 'MSTP',
    entryDate: '2026-12-16',
    entryFrom: '09:00',
    entryUntilDate: '',
    entryUntil: '18:00',
    customerLocation: '滨江机房 2F-A11',
    bandwidth: '4000',
    circuitCode: 'HZ-MSTP-0098',
    engineers,
    purpose: '',
    purposeReason: '',
  });
  const answer = { facility, accessFlow: 'smsQr' as const, pdf: null, reason: '', seenBy: '林悦' };
  const id = (n: number): string => `pc-bp1qrb3n7wd0k5x${n}m`;

  desk.applyPort(port('京仓-亦庄-专线1', 'Beijing-Yizhuang-A', 'cn-beijing', 'CO', '1000Base-LX'));
  advance(5);
  const enabled = desk.applyPort(port('Shanghai-Baoshan-A-PConn1', 'Shanghai-Baoshan-A', 'cn-shanghai', 'CT'));
  advance(20);
  desk.recordPort(enabled, 'Allocated', id(1), '', '林悦');
  advance(30);
  const enabledLoa = desk.applyLoa(enabled, loaForm());
  advance(40);
  desk.recordLoa(enabled, enabledLoa, 'Available', { ...answer, seenAt: clock() });
  desk.issue(enabled, enabledLoa);
  advance(60);
  desk.recordLoa(enabled, enabledLoa, 'Complete', { ...answer, seenAt: clock() });
  desk.recordPort(enabled, 'Enabled', '', '', '林悦');
  advance(12);
  const failed = desk.applyPort(port('Singapore backup', 'Singapore-B', 'ap-southeast-1', 'Other'));
  desk.recordPort(failed, 'Allocation Failed', '', 'No 10GE port is free at this access point.', 'Lin Yue');
  advance(12);
  const refused = desk.applyPort(port('Shenzhen test line', 'Shenzhen-Longhua-A', 'cn-shenzhen', 'CT', '1000Base-LX'));
  desk.recordPort(refused, 'Allocated', id(2), '', '林悦');
  advance(9);
  const refusedLoa = desk.applyLoa(refused, loaForm());
  advance(30);
  desk.recordLoa(refused, refusedLoa, 'Rejected', { ...answer, reason: 'The company name differs from the account.', seenAt: clock() });
  advance(8);
  const review = desk.applyPort(port('Hangzhou-Yuhang-B-PConn1', 'Hangzhou-Yuhang-B', 'cn-hangzhou', 'CM'));
  desk.recordPort(review, 'Allocated', id(3), '', '林悦');
  advance(7);
  desk.applyLoa(review, loaForm());
  advance(3);
  const fresh = desk.applyPort(port('Kwai Chung DR', 'Hong Kong-Kwai Chung-A', 'cn-hongkong', 'Equinix', '10GBase-LR', { account: other.id }));
  desk.recordPort(fresh, 'Allocated', id(4), '', 'Lin Yue');
  advance(3);
  const approved = desk.applyPort(port('Hangzhou-Jianggan-B-PConn1', 'Hangzhou-Jianggan-B', 'cn-hangzhou', 'CT'));
  desk.recordPort(approved, 'Allocated', id(5), '', '林悦');
  advance(4);
  const approvedLoa = desk.applyLoa(approved, loaForm());
  advance(20);
  desk.recordLoa(approved, approvedLoa, 'Available', { ...answer, accessFlow: 'thirdPartyLoa' as never, seenAt: clock() });
  advance(2);
  const issued = desk.applyPort(port('Hangzhou-Xiaoshan-B-PConn1', 'Hangzhou-Xiaoshan-B', 'cn-hangzhou', 'CT', '10GBase-LR', { redundantCircuit: review.id }));
  desk.recordPort(issued, 'Allocated', id(6), '', '林悦');
  advance(10);
  const issuedLoa = desk.applyLoa(issued, loaForm());
  advance(24);
  desk.recordLoa(issued, issuedLoa, 'Available', { ...answer, pdf: { id: 'file', name: 'LOA-pc-bp1qrb3n7wd0k5x6m.pdf', size: 412_330, pages: 2, sha256: 'a'.repeat(64) }, seenAt: clock() });
  desk.issue(issued, issuedLoa);
  advance(1);
  return desk;
}
