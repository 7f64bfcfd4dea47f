import type { Words } from '../en';

/** 接入点、客户自有站点与地图。 */
export const places: Words['places'] = {
  fromNotes: '地址和房间取自你对此接入点的备注，请与 LOA 核对。',
};
