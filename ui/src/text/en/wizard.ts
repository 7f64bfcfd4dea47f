/** Words of forms that are gone through in steps. */
export const wizard = {
  stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
  wrong: 'something to correct',
  back: 'Back',
  steps: 'Steps of the application',
};
