import type { Meaning } from '../components/meaning';

/** One line from the customer's site to a device of an access point. */
export interface DiagramLink {
  /** How it stands, when it is more than a plan. */
  meaning?: Meaning;
  /** What stands beside the line: its number in the list of members. */
  label?: string;
  /** Over for good: drawn as it was planned, without weight. */
  gone?: boolean;
}

/** An access point and the lines that end there. */
export interface DiagramSite {
  label: string;
  links: readonly DiagramLink[];
  /** All lines end on one device. */
  oneDevice: boolean;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line as drawn, with the point at which its mark stands. */
export interface DrawnLink {
  link: DiagramLink;
  path: string;
  end: { x: number; y: number };
  mark: { x: number; y: number };
}

/** Where everything stands, in the units of the drawing. */
export interface Drawing {
  width: number;
  height: number;
  site: Box;
  points: { label: string; box: Box; devices: Box[]; toCloud: string }[];
  links: DrawnLink[];
  cloud: { x: number; y: number };
}

/** Measures of the small drawing on a card and of the large one on an order's page. */
export interface Measures {
  width: number;
  /** Distance of two lines. */
  row: number;
  /** Least height of an access point. */
  least: number;
}

export const onCard: Measures = { width: 316, row: 22, least: 48 };
export const onPage: Measures = { width: 640, row: 32, least: 64 };

const pad = 8;
const gap = 12;
const label = 18;

/** Lays out the lines of a topology: the customer's site, access points with their devices, the cloud. */
export function drawing(sites: readonly DiagramSite[], { width, row, least }: Measures): Drawing {
  const heights = sites.map((site) => Math.max(least, site.links.length * (site.oneDevice && site.links.length > 4 ? Math.min(row, 10 + row / 3) : row) + 2 * pad - 4));
  const height = heights.reduce((sum, one) => sum + one, 0) + gap * (sites.length - 1) + 2 * pad + label;
  const middle = pad + (height - 2 * pad - label) / 2;
  const box: Box = { x: 26, y: middle - 20, width: 30, height: 40 };
  const pointX = width * 0.42;
  const pointWidth = width > 400 ? 96 : 64;
  const cloud = { x: width - (width > 400 ? 56 : 44), y: middle };
  const all = sites.reduce((sum, site) => sum + site.links.length, 0);

  const points: Drawing['points'] = [];
  const links: DrawnLink[] = [];
  let top = pad;
  let drawn = 0;
  sites.forEach((site, at) => {
    const high = heights[at] ?? least;
    const outer: Box = { x: pointX, y: top, width: pointWidth, height: high };
    const each = (high - 2 * pad) / Math.max(1, site.links.length);
    const device = (y: number, tall: number): Box => ({ x: pointX + (pointWidth - 30) / 2, y, width: 30, height: tall });
    const devices = site.oneDevice ? [device(top + pad, high - 2 * pad)] : site.links.map((_, n) => device(top + pad + each * n + Math.max(2, (each - 22) / 2), Math.min(22, each - 4)));
    site.links.forEach((link, n) => {
      const end = { x: pointX + (pointWidth - 30) / 2, y: top + pad + each * (n + 0.5) };
      const start = { x: box.x + box.width, y: box.y + 6 + ((drawn + 0.5) * (box.height - 12)) / Math.max(1, all) };
      const bend = (end.x - start.x) * 0.5;
      links.push({
        link,
        path: `M${start.x} ${start.y.toFixed(1)}C${start.x + bend} ${start.y.toFixed(1)} ${end.x - bend} ${end.y.toFixed(1)} ${end.x} ${end.y.toFixed(1)}`,
        end,
        mark: { x: pointX - 34, y: end.y },
      });
      drawn += 1;
    });
    const out = { x: pointX + pointWidth, y: top + high / 2 };
    const turn = (cloud.x - 20 - out.x) * 0.6;
    points.push({ label: site.label, box: outer, devices, toCloud: `M${out.x} ${out.y}C${out.x + turn} ${out.y} ${cloud.x - 20 - turn} ${cloud.y} ${cloud.x - 20} ${cloud.y}` });
    top += high + gap;
  });
  return { width, height, site: box, points, links, cloud };
}
