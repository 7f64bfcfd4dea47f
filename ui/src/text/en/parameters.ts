/** The parameter sheet on paper. */
export const parameters = { save: 'Save as PDF', print: 'Print', open: 'Open as PDF' };
