import type { Words } from '../en';

/** 专线列表的筛选项。 */
export const filters: Words['filters'] = {
  by: '筛选依据',
  tag: '标签',
};
