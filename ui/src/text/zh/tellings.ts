import type { Words } from '../en';

export const tellings: Words['tellings'] = {
  yours: (n) => `${n} 条专线轮到你`,
  title: '桌面通知',
  on: '在此桌面提醒到期事项',
  what: '将到期的时限、当天的施工步骤和入场、开始的维护、失效的函件、一周内到期的端口费用、可能仍在计费的端口。每项只提醒一次，只显示数量，且仅在程序打开时。不含人员、专线或站点的名称，不含样例项目，也没有任何内容离开此计算机。',
  example: '「2 个时限今天到期，1 次入场在今天。请打开 Circuit Desk。」',
  from: '从',
  until: '到',
  allDay: '两个时间相同表示全天。',
  tried: '已显示一条通知作为测试。',
  failed: '此系统拒绝了上一条通知：',
  stands: '到期事项仍会显示在「今天」。',
};
