import type { Words } from '../en';

/** 各种申请模式共用的文字：端口、光模块、价格与分组。 */
export const ports: Words['ports'] = {
  apiKey: (key) => `API 中的键：${key}（推断）`,
  above10: '超过 10 Gbit/s 时请先联系客户经理，并在下方记下联系人和日期。',
  opticLine: (nm, wdm, km) => `${wdm ? `四波长，中心约 ${nm} nm` : `${nm} nm`}，${km} 千米，两端参数须一致。`,
  fibre: '单模、双纤、LC 接头。不提供电口。',
  groupHelp: '可选用已有的资源组，也可以填写新的。',
  tagsHelp: '最多 20 个。可选用已有的标签键和标签值，也可以填写新的。',
  downUntilPaid: '专线安装完成并付款之前，端口状态为 Down；之后变为 Up。',
  price: '端口费用估算',
  priceFirst: '选择接入点和端口类型后显示参考价。',
  priceRow: (n, port, place) => `${n} × ${port}，${place}，每月`,
  priceSum: '全部端口，每月',
  priceDate: (date) => `${date}的参考价，并非报价。`,
  priceUnknown: (n) => `${n} 个端口没有参考价。`,
  priceMore: '一条专线的其他费用',
  priceSource: (source) => `来源：${source}`,
  paidTo: (who) => `付给${who}`,
};
