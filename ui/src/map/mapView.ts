/** Which part of the map is shown: a magnification of the whole and where its left upper corner lies, in px. */
export interface MapView {
  /** 1: the whole map fits the width. */
  k: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const closest = 64;
export const whole: MapView = { k: 1, x: 0, y: 0 };

/** Keeps some of the map in the window: no gap at the sides, and never quite away above or below. */
export function held(view: MapView, map: Size, window: Size): MapView {
  const k = Math.min(closest, Math.max(1, view.k));
  const [width, height] = [map.width * k, map.height * k];
  const between = (at: number, room: number, length: number): number => (length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at)));
  return { k, x: between(view.x, window.width, width), y: between(view.y, window.height, height) };
}

/** Magnifies about a point of the window, which stays where it is. */
export function zoomed(view: MapView, factor: number, at: { x: number; y: number }): MapView {
  const k = Math.min(closest, Math.max(1, view.k * factor));
  const by = k / view.k;
  return { k, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

export function moved(view: MapView, dx: number, dy: number): MapView {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** The same part of the map after the window took another size; the map grows with the window's width. */
export function refitted(view: MapView, before: Size, after: Size): MapView {
  const by = after.width / before.width;
  return { k: view.k, x: view.x * by, y: after.height / 2 - by * (before.height / 2 - view.y) };
}

/** Puts a point of the map in the middle of the window. */
export function centred(view: MapView, at: readonly [number, number], window: Size): MapView {
  return { ...view, x: window.width / 2 - at[0] * view.k, y: window.height / 2 - at[1] * view.k };
}

/** Whether a point of the map is well inside of the window. */
export function shows(view: MapView, at: readonly [number, number], window: Size, margin = 24): boolean {
  const [x, y] = [at[0] * view.k + view.x, at[1] * view.k + view.y];
  return x > margin && y > margin && x < window.width - margin && y < window.height - margin;
}

/** The smallest view that holds all these points of the map. */
export function around(points: readonly (readonly [number, number])[], window: Size): MapView {
  const xs = points.map((one) => one[0]);
  const ys = points.map((one) => one[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = 56;
  const k = Math.min(closest / 2, (window.width - room) / Math.max(right - left, 0.01), (window.height - room) / Math.max(bottom - top, 0.01));
  return centred({ ...whole, k: Math.max(1, k) }, [(left + right) / 2, (top + bottom) / 2], window);
}
