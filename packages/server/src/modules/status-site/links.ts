/** Where the documents for machines lie, below the origin of the site. */
export const pageLinks = {
  atom: '/history.atom',
  rss: '/history.rss',
  jsonFeed: '/history.json',
  calendar: '/calendar.ics',
  api: '/api/v2/summary.json',
  badge: '/badge.svg',
};
