import type { DiagramSite } from './diagram';

/** The combinations of high-reliability mode, as the API writes them, in the order of the console. */
export const topologies = ['MultiApMultiDevice', 'MultiApSingleDevice', 'SingleApMultiDevice', 'SingleApMultiConnection'] as const;

export type Topology = (typeof topologies)[number];

/** What a combination wants, and what is stated of it. */
export interface Shape {
  /** Different access points. */
  sites: number;
  devicesPerSite: number;
  /** `null` where the user chooses how many. */
  portsPerSite: number | null;
  /** “At least”, in hundredths of a per cent; `null` where no figure is stated. */
  availability: number | null;
}

export const shapes: Readonly<Record<Topology, Shape>> = {
  MultiApMultiDevice: { sites: 2, devicesPerSite: 2, portsPerSite: 2, availability: 9_999 },
  MultiApSingleDevice: { sites: 2, devicesPerSite: 1, portsPerSite: 1, availability: 9_995 },
  SingleApMultiDevice: { sites: 1, devicesPerSite: 2, portsPerSite: 2, availability: null },
  SingleApMultiConnection: { sites: 1, devicesPerSite: 1, portsPerSite: null, availability: null },
};

export const leastPorts = 2;
export const mostPorts = 16;

export function isTopology(word: string): word is Topology {
  return (topologies as readonly string[]).includes(word);
}

/** Ports at each access point; where the user chooses, as far as a number is written. */
export function portsPerSite(topology: Topology, portCount: string): number | null {
  const fixed = shapes[topology].portsPerSite;
  if (fixed !== null) return fixed;
  const asked = /^\d{1,2}$/.test(portCount.trim()) ? Number(portCount) : 0;
  return asked >= leastPorts && asked <= mostPorts ? asked : null;
}

/** A combination as it is drawn; large bandwidth with a handful of lines while no number is known. */
export function planOf(topology: Topology, portCount: string, letters: readonly string[] = ['A', 'B']): DiagramSite[] {
  const { sites, devicesPerSite } = shapes[topology];
  const lines = portsPerSite(topology, portCount) ?? 5;
  return Array.from({ length: sites }, (_, at) => ({
    label: letters[at] ?? '',
    oneDevice: devicesPerSite < lines,
    links: Array.from({ length: lines }, () => ({})),
  }));
}
