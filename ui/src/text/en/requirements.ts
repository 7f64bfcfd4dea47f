/** The sheet for the customer's side of a circuit. */
export const requirements = {
  open: 'Requirements on your side',
  title: 'Requirements on your side',
  what: 'What your optics, fibre and network must be for this port, and what to have ready for each step. To print and tick by pen.',
  pageAlt: (n: number, of: number) => `Page ${n} of ${of} of the requirements, as it prints`,
  foot: 'Made from published pages, each named on the paper. Not kept: it is made anew each time.',
};
