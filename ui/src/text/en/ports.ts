const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What applications of every mode share: port, optics, price, grouping. */
export const ports = {
  apiKey: (key: string) => `Key in the API: ${key} (inferred)`,
  above10: 'Above 10 Gbit/s: ask your account manager first, and note below whom you asked and when.',
  opticLine: (nm: number, wdm: boolean, km: number) => `${wdm ? `Four wavelengths around ${nm} nm` : `${nm} nm`}, ${km} km, with the same parameters at both ends.`,
  fibre: 'Single mode, two fibres, LC connectors. Copper ports are not offered.',
  groupHelp: 'One that you use already, or a new one.',
  tagsHelp: 'At most 20. Keys and values that you use already are offered; new ones may be typed.',
  downUntilPaid: 'The port stays Down until the circuit is installed and paid for; then it is Up.',
  price: 'Port fee, estimate',
  priceFirst: 'Choose access point and port type to see the reference price.',
  priceRow: (n: number, port: string, place: string) => `${n} × ${port}, ${place}, per month`,
  priceSum: 'All ports, per month',
  priceDate: (date: string) => `Reference price of ${date}. Not an offer.`,
  priceUnknown: (n: number) => `${plural(n, 'port has', 'ports have')} no reference price.`,
  priceMore: 'What else a circuit costs',
  priceSource: (source: string) => `Source: ${source}`,
  paidTo: (who: string) => `paid to ${who}`,
};
