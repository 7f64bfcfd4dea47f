import type { Words } from '../en';

/** 专线的用户侧要求单。 */
export const requirements: Words['requirements'] = {
  open: '用户侧要求',
  title: '用户侧要求',
  what: '此端口对光模块、光纤和网络的要求，以及每一步须准备的事项，可打印后逐项打勾。',
  pageAlt: (n, of) => `用户侧要求第 ${n} 页，共 ${of} 页，与打印效果一致`,
  foot: '依据公开页面编制，出处均列于纸面；不作留存，每次重新生成。',
};
