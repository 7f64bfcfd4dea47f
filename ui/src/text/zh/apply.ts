import type { Words } from '../en';

/** 选择申请端口的模式。 */
export const apply: Words['apply'] = {
  title: '申请端口',
  lead: '如何确定接入点？',
  modes: {
    highReliability: {
      name: '高可靠模式',
      when: '单台设备或整个站点故障时业务仍须继续，选此模式：在 1 个或 2 个接入点一次订购多个端口。',
      facts: '2 至 16 个端口 · 要么全部创建，要么全不创建 · 不适用于 CloudBox',
    },
    classic: {
      name: '经典模式',
      when: '已知接入点，或用于 CloudBox 时，选此模式：自行选择地域、运营商和接入点。',
      facts: '1 个端口 · 可作为已有专线的冗余',
    },
    recommended: {
      name: '推荐模式',
      when: '看重时延时，选此模式：按到云资源所在可用区的时延为接入点排序。',
      facts: '1 个端口 · 实测或估算的时延',
    },
  },
};
