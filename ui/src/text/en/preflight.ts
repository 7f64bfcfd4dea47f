/** Preflight: what is looked at before something is sent or issued. */
export const preflight = {
  title: 'Looked at before issue',
  checking: 'Looking at dates, names and the place …',
  blocks: 'Stops the issue',
  warns: 'Needs a reason',
  fine: (n: number) => (n === 1 ? '1 check passed' : `${n} checks passed`),
  notes: 'To know',
  kept: 'Kept, with the reason',
  earlier: 'Kept when the LOA was applied for',
  keptAtIssue: 'Kept when the handout was issued',
  takeBack: 'Take back',
  clear: 'Nothing speaks against it.',
  goTo: {
    apply: 'Apply for the LOA again',
    record: 'Record the approval again',
    settings: 'Go to the settings',
  },
  keptTitle: 'Warnings kept',
};
