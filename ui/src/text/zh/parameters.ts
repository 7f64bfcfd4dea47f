import type { parameters as en } from '../en/parameters';

/** 纸面参数表。 */
export const parameters: typeof en = { save: '保存为 PDF', print: '打印', open: '以 PDF 打开' };
