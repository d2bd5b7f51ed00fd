import type { ComponentState, Impact, IncidentStatus, MaintenanceStatus } from '#status';

const statuses: Record<IncidentStatus | MaintenanceStatus, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  postmortem: 'Post-mortem',
  scheduled: 'Maintenance scheduled',
  in_progress: 'Maintenance in progress',
  verifying: 'Maintenance being verified',
  completed: 'Maintenance completed',
  cancelled: 'Maintenance cancelled',
};

const states: Record<ComponentState, string> = {
  operational: 'operational',
  under_maintenance: 'under maintenance',
  degraded_performance: 'degraded performance',
  partial_outage: 'partial outage',
  major_outage: 'major outage',
};

const impacts: Record<Impact, string> = {
  none: 'none',
  maintenance: 'maintenance',
  minor: 'minor',
  major: 'major',
  critical: 'critical',
};

/** Where messages go, in the words of people. */
const places = {
  email: 'this mailbox',
  webhook: 'a webhook',
  slack: 'Slack',
  teams: 'Teams',
  discord: 'Discord',
};

export const en = {
  statuses,
  states,
  impacts,
  places,
  labelled: (label: string, value: string) => `${label}: ${value}`,
  inBrackets: (name: string, note: string) => `${name} (${note})`,
  subject: (site: string, text: string) => `[${site} status] ${text}`,
  moreSubject: (text: string, more: number) => `${text} (and ${more} more)`,
  impact: 'Impact',
  affected: 'Affected',
  window: 'Window',
  between: (from: string, to: string) => `${from} to ${to}`,
  details: 'Details and updates',
  whyMail: (site: string) => `You get this mail because you subscribed to the status of ${site}.`,
  manage: 'Change what you receive',
  unsubscribe: 'Stop these mails',
  confirm: {
    subject: (site: string) => `Confirm your subscription to the status of ${site}`,
    lead: (site: string, place: string) =>
      `Somebody, probably you, asked that news about the status of ${site} be sent to ${place}.`,
    ask: 'To confirm, open this page and press the button there:',
    life: 'The link works for 24 hours. If it was not you, do nothing: without your confirmation nothing is sent, and your address is forgotten after a day.',
  },
  quarantine: {
    subject: (site: string) => `Your subscription to the status of ${site} is paused`,
    lead: (place: string, host: string) =>
      `We could not deliver messages to ${place} at ${host}: ten requests in a row, over about an hour, failed. Nothing more is sent there.`,
    again: 'Once it answers again, subscribe again; the paused subscription then goes on:',
    purge: 'Otherwise the subscription is deleted after 90 days.',
  },
  welcome: (site: string) => `This channel now receives news about the status of ${site}.`,
};

/** The texts of messages in one language. */
export type MessageWords = typeof en;
