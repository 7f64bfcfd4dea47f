import { describe, expect, it } from 'vitest';
import { directory } from '../ipc/fake/directory';
import { clusters, towards, type Placed } from './clusters';
import { coast, map, onMap, route } from './land';
import { around, centred, closest, held, moved, refitted, shows, whole, zoomed } from './mapView';

const size = { width: 500, height: 340 };
const frame = { width: 500, height: 300 };

describe('the view of the map', () => {
  it('zooms about the point under the pointer', () => {
    const at = { x: 120, y: 80 };
    const before = { k: 2, x: -100, y: -60 };
    const after = zoomed(before, 1.6, at);
    const onEarth = (view: typeof before): number => (at.x - view.x) / view.k;
    expect(onEarth(after)).toBeCloseTo(onEarth(before), 9);
    expect(zoomed(before, 1000, at).k).toBe(closest);
    expect(zoomed(before, 0.001, at).k).toBe(1);
  });

  it('never leaves the map', () => {
    for (const [dx, dy] of [[9999, 9999], [-9999, -9999]] as const) {
      const view = held(moved({ k: 3, x: -200, y: -200 }, dx, dy), size, frame);
      expect(view.x).toBeLessThanOrEqual(0);
      expect(view.x + size.width * view.k).toBeGreaterThanOrEqual(frame.width);
      expect(view.y).toBeLessThanOrEqual(0);
      expect(view.y + size.height * view.k).toBeGreaterThanOrEqual(frame.height);
    }
    // A window higher than the map has the map in its middle.
    expect(held(whole, size, { width: 500, height: 440 }).y).toBe(50);
  });

  it('keeps its middle when the window takes another size', () => {
    const view = centred({ ...whole, k: 6 }, [300, 150], frame);
    const wider = { width: 800, height: 200 };
    expect(shows(refitted(view, frame, wider), [480, 240], wider, 90)).toBe(true);
  });

  it('shows all of what it is put around', () => {
    const points = [[300, 100], [320, 140], [310, 90]] as const;
    const view = around(points, frame);
    expect(points.every((at) => shows(view, at, frame, 16))).toBe(true);
    expect(view.k).toBeGreaterThan(3);
  });
});

describe('marks that would lie upon each other', () => {
  const cities: Placed[] = [
    { key: 'a', at: [100, 100], count: 5 },
    { key: 'b', at: [104, 100], count: 9 },
    { key: 'c', at: [200, 100], count: 1 },
  ];

  it('are one mark with the sum, and part when one comes nearer', () => {
    expect(clusters(cities, 1).map((one) => [one.keys, one.count])).toEqual([[['b', 'a'], 14], [['c'], 1]]);
    expect(clusters(cities, 20)).toHaveLength(3);
    for (const k of [1, 2, 5, 20]) expect(clusters(cities, k).reduce((sum, one) => sum + one.count, 0)).toBe(15);
  });

  it('are walked with the arrow keys', () => {
    const marks = clusters(cities, 20);
    const at = (key: string): (typeof marks)[number] => marks.find((one) => one.keys[0] === key)!;
    expect(towards(marks, at('a'), 'ArrowRight')?.keys).toEqual(['b']);
    expect(towards(marks, at('b'), 'ArrowRight')?.keys).toEqual(['c']);
    expect(towards(marks, at('a'), 'ArrowLeft')).toBeNull();
  });
});

describe('the land', () => {
  it('has every access point on the map, and the Pacific undivided', () => {
    for (const { place, key } of directory.accessPoints) {
      const [x, y] = place ? onMap(place) : [-1, -1];
      expect(x > 0 && x < map.width && y > 0 && y < map.height, key).toBe(true);
    }
    const [tokyo] = onMap({ lat: 35.7, lon: 139.7 });
    const [california] = onMap({ lat: 37.3, lon: -121.9 });
    expect(california).toBeGreaterThan(tokyo);
    expect(route({ lat: 35.7, lon: 139.7 }, { lat: 37.3, lon: -121.9 }).match(/M/g)).toHaveLength(1);
  });

  it('is read from the package, coarse and fine', async () => {
    const [coarse, fine] = [await coast(false), await coast(true)];
    expect(coarse).toMatch(/^M/);
    expect(fine.length).toBeGreaterThan(coarse.length * 3);
  });
});
