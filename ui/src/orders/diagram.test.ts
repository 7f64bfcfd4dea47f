import { describe, expect, it } from 'vitest';
import { drawing, onCard, onPage, type DiagramSite } from './diagram';

const site = (lines: number, oneDevice = false): DiagramSite => ({ label: 'A', oneDevice, links: Array.from({ length: lines }, () => ({})) });

describe('the drawing of a topology', () => {
  it('has one line for each circuit and one device for each line, unless they share one', () => {
    const optimal = drawing([site(2), site(2)], onCard);
    expect(optimal.links).toHaveLength(4);
    expect(optimal.points.map((point) => point.devices.length)).toEqual([2, 2]);
    expect(drawing([site(16, true)], onPage).points[0]?.devices).toHaveLength(1);
  });

  it.each([
    ['card', onCard],
    ['page', onPage],
  ])('keeps every line apart and inside of the picture, on a %s', (_, measures) => {
    for (const sites of [[site(2), site(2)], [site(1), site(1)], [site(2)], [site(2, true)], [site(16, true)], [site(5), site(1)]]) {
      const { links, height, width, points } = drawing(sites, measures);
      const ends = links.map((one) => one.end.y);
      expect(new Set(ends).size).toBe(ends.length);
      for (const [n, end] of ends.entries()) if (n > 0) expect(end - (ends[n - 1] ?? 0)).toBeGreaterThan(7);
      for (const { box, devices } of points) {
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        expect(box.x + box.width).toBeLessThan(width);
        for (const device of devices) {
          expect(device.y).toBeGreaterThanOrEqual(box.y);
          expect(device.y + device.height).toBeLessThanOrEqual(box.y + box.height);
          expect(device.height).toBeGreaterThan(0);
        }
      }
    }
  });
});
