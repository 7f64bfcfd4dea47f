import type { Words } from '../en';

/** 附在专线上的文件。 */
export const files: Words['files'] = {
  title: '文件',
  none: '尚无文件。测试报告、照片、草图和表格可附在这里。',
  drop: '将文件拖到这里、粘贴图片，或选择文件。支持 PDF、图片、表格，每个不超过 25 MB。',
  dropping: '松开即附加',
  choose: '选择文件',
  attaching: '正在附加……',
  attached: (name) => `已附加：${name}。`,
  step: '所属步骤',
  whole: '整条专线',
  what: '内容说明',
  showAll: (n) => `查看全部 ${n} 个文件`,
  show: (name) => `查看 ${name}`,
  save: '保存到磁盘',
  saveFile: (name) => `将 ${name} 保存到磁盘`,
  saved: (name) => `已保存：${name}。`,
  back: '撤回',
  backFile: (name) => `撤回 ${name}`,
  takenBack: '已撤回。历史记录中仍保留此条，并标明已撤回。',
  tookBackReason: '误附',
  pages: (n) => `${n} 页`,
  from: (when, by) => `${when}，${by}`,
  pasted: '粘贴的图片',
  pictureOf: (name) => `图片 ${name}`,
};
