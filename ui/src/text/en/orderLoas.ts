const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** One form for the LOAs of an order. */
export const orderLoas = {
  title: 'Apply for the LOAs',
  beside: (n: number) => `one form, one LOA for each of ${plural(n, 'port', 'ports')}`,
  trailEnd: 'LOAs',
  ports: 'Ports',
  lead: 'Everything below holds for every port chosen here, except where a port differs.',
  chosen: (n: number, of: number) => `${n} of ${of}`,
  choose: (name: string) => `Apply for the LOA of ${name}`,
  differs: 'Differs in',
  differsFor: (name: string) => `What differs for ${name}`,
  difference: { bandwidth: 'Bandwidth', circuitCode: 'Circuit code', visit: 'Visit', engineers: 'Engineers' },
  engineersOf: (name: string) => `Engineers for ${name}`,
  leftOut: (names: readonly string[]) => `Not in this form, because no LOA can be applied for on ${names.length === 1 ? 'it' : 'them'} now: ${names.join(', ')}.`,
  zones: 'In the time of each port’s site.',
  previewOf: 'Preview of',
  field: (port: string, field: string) => `${port}, ${field}`,
  submit: (n: number) => (n === 1 ? 'Apply for the LOA' : `Apply for ${plural(n, 'LOA', 'LOAs')}`),
  submitting: 'Applying …',
  applied: (n: number) => `Applied for ${plural(n, 'LOA', 'LOAs')}.`,
  draft: (topology: string) => `Application for the LOAs of an order: ${topology}`,
  open: (n: number) => (n === 1 ? 'Apply for the LOA of 1 port' : `Apply for the LOAs of ${plural(n, 'port', 'ports')}`),
  toOrder: 'Go to the order',
  openAll: 'Apply for all ports of the order',
};
