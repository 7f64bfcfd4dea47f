import type { Words } from '../en';

/** 申请模板，以及按名称列出的草稿。 */
export const templates: Words['templates'] = {
  title: '模板',
  lead: '从模板开始',
  none: '还没有模板。填写申请时可将表单存为模板。',
  use: '使用',
  keep: '存为模板',
  keepTitle: '将此表单存为模板？',
  keepWhat: '除专线名称、描述、冗余专线、本次申请的备注和计费规则勾选外，其余内容都会为此账号保存。',
  keepFirst: '请先选择账号，模板属于某个账号。',
  keepDo: '保存模板',
  name: '模板名称',
  kept: (name) => `已存为「${name}」。`,
  rename: '重命名',
  renameTitle: '重命名模板',
  renameDo: '保存名称',
  renamed: (name) => `已重命名为「${name}」。`,
  remove: '移除',
  removed: (name) => `已移除「${name}」。`,
  from: (name) => `已套用模板「${name}」。`,
  likeCircuit: (name) => `已参照 ${name} 填写。名称、冗余专线和计费规则请自行填写。`,
  gone: '此模板已不在本工作台，表单从空白开始。',
  duplicate: '申请同样的专线',
  drafts: '尚未提交的申请',
  draftNamed: (name, place) => (place ? `${name}，${place}` : name),
  draftUnnamed: '尚未命名',
};
