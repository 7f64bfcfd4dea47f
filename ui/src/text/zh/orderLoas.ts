import type { Words } from '../en';

/** 一个订单的各份 LOA 共用一份表单。 */
export const orderLoas: Words['orderLoas'] = {
  title: '申请 LOA',
  beside: (n) => `一份表单，为 ${n} 个端口各申请一份 LOA`,
  trailEnd: 'LOA',
  ports: '端口',
  lead: '以下内容适用于此处选择的每个端口，个别端口不同之处除外。',
  chosen: (n, of) => `已选 ${n} 个，共 ${of} 个`,
  choose: (name) => `为「${name}」申请 LOA`,
  differs: '不同之处',
  differsFor: (name) => `「${name}」的不同之处`,
  difference: { bandwidth: '带宽', circuitCode: '电路编码', visit: '入场时间', engineers: '工程师' },
  engineersOf: (name) => `「${name}」的工程师`,
  leftOut: (names) => `以下端口目前不能申请 LOA，不在本表单中：${names.join('、')}。`,
  zones: '按各端口所在机房的当地时间。',
  previewOf: '预览',
  field: (port, field) => `${port}，${field}`,
  submit: (n) => (n === 1 ? '申请 LOA' : `申请 ${n} 份 LOA`),
  submitting: '正在申请……',
  applied: (n) => `已申请 ${n} 份 LOA。`,
  draft: (topology) => `一个订单的 LOA 申请：${topology}`,
  open: (n) => `为 ${n} 个端口申请 LOA`,
  toOrder: '打开订单',
  openAll: '为订单的全部端口申请',
};
