import type { ComponentState, ExclusionReason, Impact, IncidentStatus, MaintenanceStatus } from '#status';

/** A state as a day of the bars may show it. */
export type ShownState = ComponentState | 'unmeasured';

const states: Record<ShownState, string> = {
  operational: 'Operational',
  under_maintenance: 'Under maintenance',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  unmeasured: 'No data',
};

const statuses: Record<IncidentStatus | MaintenanceStatus, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  postmortem: 'Post-mortem',
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Verifying',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

const impacts: Record<Impact, string> = {
  none: 'No impact',
  maintenance: 'Maintenance',
  minor: 'Minor impact',
  major: 'Major impact',
  critical: 'Critical impact',
};

// Where the word stands beside them.
const impactWords: Record<Impact, string> = {
  none: 'None',
  maintenance: 'Maintenance',
  minor: 'Minor',
  major: 'Major',
  critical: 'Critical',
};

const reasons: Record<ExclusionReason, string> = {
  emergency_maintenance: 'Emergency maintenance',
  force_majeure: 'Force majeure',
  customer_caused: 'Caused by a customer',
};

export const en = {
  states,
  statuses,
  impacts,
  impactWords,
  reasons,
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  skip: 'Skip to the text',
  pages: 'Pages',
  nav: { now: 'Now', history: 'History', uptime: 'Uptime', subscribe: 'Subscribe' },
  siteTitle: (name: string) => `${name} status`,
  checked: 'Checked',
  everyMinute: 'This page is made anew every minute.',
  noScript: 'Compare this time with your clock: past five minutes, what you read may be out of date.',
  openTooLong: 'This page has been open for more than five minutes. Reload it.',
  stale:
    'This page was last checked more than five minutes ago, so what it says may be out of date. Reload it; if the warning stays, the status service itself is in trouble.',
  colon: (label: string, text: string) => `${label}: ${text}`,
  headline: {
    none: 'All systems operational',
    incident: 'An incident is open',
    maintenance: 'Maintenance is under way',
    degraded: 'Some services are slower than usual',
    partial: 'Some services are partly down',
    major: 'Some services are down',
    critical: 'All services are down',
    empty: 'Nothing is watched yet',
  },
  affected: 'Affected',
  affectedNow: 'Affected, and how it is now',
  openIncidents: 'Open incidents',
  maintenanceNow: 'Maintenance under way',
  maintenanceAhead: 'Maintenance ahead',
  began: 'Began',
  ended: 'Ended',
  lasted: 'Lasted',
  underWayFor: 'Under way since',
  window: 'Window',
  status: 'Status',
  impact: 'Impact',
  announced: 'Announced by e-mail',
  notYet: 'Not yet',
  updates: 'Updates',
  moreUpdates: 'Older updates',
  note: 'Note',
  backfilled: 'Written down after it was over.',
  byProbes: 'Opened by our probes.',
  permalink: 'Permanent address',
  postmortem: 'Post-mortem',
  published: 'Published',
  components: 'Components',
  uptimeOver: 'Uptime over the last 90 days. Every bar is a day; the taller, the worse.',
  noComponents: 'No component has been set up. Operators add them with the console.',
  ago: (days: number) => `${days} days ago`,
  today: 'Today',
  days: (name: string) => `Last 90 days of ${name}, days without disturbance together`,
  noDisturbance: 'no disturbance',
  notMeasured: 'not measured',
  disturbedDays: (count: number) =>
    count === 1 ? '1 day with disturbances' : `${count} days with disturbances`,
  uptime: 'uptime',
  uptimeColumn: 'Uptime',
  legend: 'What the bars mean',
  pastDays: 'Past days',
  noIncident: 'Nothing happened.',
  stillOpen: 'Still open, see above.',
  allHistory: 'Everything that happened',
  history: 'History',
  historyLead: 'Every incident and every maintenance, by month. Nothing is taken away later.',
  newer: (month: string) => `Newer: ${month}`,
  older: (month: string) => `Older: ${month}`,
  quietMonth: 'Nothing happened in this month.',
  uptimeTitle: 'Uptime by month',
  uptimeLead:
    'Calendar months in UTC, rounded down. A partial outage weighs 30% of its time, a major one all of it, degraded performance nothing.',
  commitment: 'Figure of the commitment',
  commitmentLead: (names: string) =>
    `What the service level agreement counts: ${names}, together. Maintenance that was mailed at least 24 hours before is left out everywhere on this page; the exclusions below are left out here alone.`,
  month: 'Month',
  availability: 'Availability',
  downtime: 'Downtime',
  excluded: 'Excluded',
  unmeasured: 'Not measured',
  provisional: 'so far',
  noFigure: 'No figure yet',
  exclusions: 'Exclusions',
  exclusionsLead: 'Time that an operator took out of the figure of the commitment, with the reason.',
  noExclusions: 'No time has been excluded.',
  forOneCustomer: 'Counts for one customer’s figure alone.',
  subscribe: 'Subscribe',
  subscribeLead: 'Hear of incidents and maintenance as soon as they are on this page.',
  kinds: { email: 'E-mail', webhook: 'Webhook', slack: 'Slack', teams: 'Teams', discord: 'Discord' },
  ways: 'Ways to be told',
  email: 'E-mail address',
  emailHint: 'You get a mail with a link. Nothing else is sent before you confirm.',
  contactEmail: 'E-mail address for trouble with it',
  contactEmailHint: 'Told when the address stops answering. Nothing else is sent there.',
  url: {
    webhook: 'Address of your endpoint',
    slack: 'Slack webhook address',
    teams: 'Teams webhook address',
    discord: 'Discord webhook address',
  },
  urlHint: {
    webhook:
      'An https address. First it gets a challenge that it must send back; then every update as JSON, signed, in the form of Statuspage.',
    slack:
      'In Slack, add an app with “Incoming webhooks” to the channel, and copy the address that begins with https://hooks.slack.com/.',
    teams:
      'In Teams, open the channel’s workflows, choose “Send webhook alerts to a channel”, and copy the address.',
    discord:
      'In Discord, open the channel’s settings, Integrations, Webhooks, and copy the address that begins with https://discord.com/api/webhooks/.',
  },
  scope: 'What about',
  scopes: {
    page: 'Everything',
    components: 'Chosen components',
    incident: 'One incident',
  },
  mailLanguage: 'Messages in',
  send: 'Subscribe',
  followThis: 'Follow this incident',
  followThisMaintenance: 'Follow this maintenance',
  followHint: 'Updates of this one alone, by e-mail.',
  otherWays: 'All ways to subscribe',
  machine: 'For machines',
  calendar: 'Calendar',
  jsonFeed: 'JSON feed',
  badge: 'Badge',
  withoutSigningUp: 'Without signing up',
  withoutSigningUpText: 'Feeds, a calendar of maintenance, an API and a badge need no subscription.',
  notFound: {
    title: 'There is no page here',
    text: 'The address may be mistyped. What is up and what is not is on the first page.',
    home: 'See the status now',
  },
  describe: {
    home: 'What works, what does not, since when, and what comes next.',
    incident: 'What happened, when, and what was done.',
  },
};

/** The texts of one language. */
export type SiteTexts = typeof en;
