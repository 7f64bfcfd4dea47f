import type { Words } from '../en';

/** 账号的配额。 */
export const quotas: Words['quotas'] = {
  what: '工作台只统计已知的专线。阿里云自行统计并作出决定。',
  disagree: '关于此限额，阿里云自己的两处资料说法不一。登记控制台所示的数值之前，按较低的数值提醒，不作拦截。',
  source: (value, source, date) => `${value} 条，出自 ${source}，${date}。`,
  sourceUndated: (value, source) => `${value} 条，出自 ${source}（未注明日期）。`,
  adjustable: '可申请提高。',
  recorded: (here, date) => `${date && `${date} `}${here ? '登记' : '为全部接入点登记'}。`,
  forAll: (limit, date) => `${date} 为全部接入点登记：${limit} 条。`,
  noneHeld: '此账号在各接入点尚无专线。',
  change: '登记其他数值',
  add: '为某个接入点登记数值',
  where: '接入点',
  whereHelp: '留空：此账号的全部接入点。',
  limit: '数值',
  note: '备注',
  noteHelp: '批准人、工单号等。',
  save: '登记数值',
  backTo: (n) => `恢复为公布的 ${n} 条`,
};
