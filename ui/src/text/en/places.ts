/** Access points, the customer's own sites, and the map. */
export const places = {
  fromNotes: 'Address and room come from your notes on this access point. Check them against the LOA.',
};
