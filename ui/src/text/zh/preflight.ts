import type { Words } from '../en';

/** 提交或签发前的核对。 */
export const preflight: Words['preflight'] = {
  title: '签发前的核对',
  checking: '正在核对日期、名称和地点……',
  blocks: '无法签发',
  warns: '需要说明理由',
  fine: (n) => `${n} 项核对无误`,
  notes: '请留意',
  kept: '已保留，并写明理由',
  earlier: '申请 LOA 时已保留',
  keptAtIssue: '签发函件时已保留',
  takeBack: '撤回',
  clear: '没有不妥之处。',
  goTo: {
    apply: '再次申请 LOA',
    record: '重新登记通过',
    settings: '前往设置',
  },
  keptTitle: '已保留的警告',
};
