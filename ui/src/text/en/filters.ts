/** What the table of circuits is filtered by. */
export const filters = {
  by: 'Filter by',
  tag: 'Tag',
};
