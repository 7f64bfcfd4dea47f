import type { Words } from '../en';

/** 分步表单的文字。 */
export const wizard: Words['wizard'] = {
  stepOf: (n, of) => `第 ${n} 步，共 ${of} 步`,
  wrong: '有内容需要更正',
  back: '上一步',
  steps: '申请步骤',
};
