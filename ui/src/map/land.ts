import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Size } from './mapView';

/** The map as a whole, before it is magnified: the Pacific in the middle, so that no route from Asia is cut. */
export const map: Size = { width: 1000, height: 680 };

const projection: GeoProjection = geoMercator()
  .rotate([-150, 0])
  .scale(map.width / (2 * Math.PI))
  .translate([map.width / 2, 460])
  .clipExtent([
    [0, 0],
    [map.width, map.height],
  ]);

const draw = geoPath(projection).digits(3);

/** Where a point of the Earth lies on the map. */
export function onMap(point: { lat: number; lon: number }): [number, number] {
  return projection([point.lon, point.lat]) ?? [0, 0];
}

/** The great circle between two points, as a path on the map. */
export function route(from: { lat: number; lon: number }, to: { lat: number; lon: number }): string {
  return draw({ type: 'LineString', coordinates: [[from.lon, from.lat], [to.lon, to.lat]] }) ?? '';
}

const kept = new Map<string, Promise<string>>();

/** The coast as a path on the map: coarse for the whole, fine for a part of it. */
export function coast(fine: boolean): Promise<string> {
  const name = fine ? 'fine' : 'coarse';
  const known = kept.get(name) ?? (fine ? import('world-atlas/land-50m.json') : import('world-atlas/land-110m.json')).then((file) => drawn(file.default));
  kept.set(name, known);
  return known;
}

function drawn(file: unknown): string {
  const topology = file as Parameters<typeof feature>[0];
  const land = topology.objects.land;
  if (!land) return '';
  const read = feature(topology, land);
  const geometries: Geometry[] = read.type === 'FeatureCollection' ? read.features.map((one) => one.geometry) : [read.geometry];
  return geometries.map((one) => draw(one as Polygon | MultiPolygon) ?? '').join('');
}
