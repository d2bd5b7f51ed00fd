import { accounts } from './accounts.ts';
import { acquisition } from './acquisition.ts';
import { apps } from './apps.ts';
import { billing } from './billing.ts';
import { customers } from './customers.ts';
import { failedChecks } from './failed-checks.ts';
import { deskEvidence, ticketEvidence } from './evidence.ts';
import { support } from './entitlement.ts';
import { insights } from './insights.ts';
import { metrics } from './metrics.ts';
import { notifications } from './notifications.ts';
import { operations } from './operations.ts';
import { organisations } from './organisations.ts';
import { plans } from './plans.ts';
import { projects } from './projects.ts';
import { releaseForecast } from './release-forecast.ts';
import { releases } from './releases.ts';
import { sla } from './sla.ts';
import { supportMail } from './support-mail.ts';
import { supportPolicy } from './support-policy.ts';
import { deskReports } from './desk-reports.ts';
import { deskWork } from './desk.ts';
import { supportSearch } from './support-search.ts';
import { desk } from './ticket-desk.ts';
import { ticketPrivacy } from './ticket-privacy.ts';
import { tickets } from './tickets.ts';

/**
 * The whole API below `/api/v1`, declared once: from it come validation, the OpenAPI document and the typed client.
 *
 * @example contract.apps.get['~orpc'].meta.needs; // 'app.read'
 */
export const contract = {
  accounts,
  organisations,
  projects,
  apps,
  releases: { ...releases, ...releaseForecast },
  metrics,
  notifications,
  acquisition,
  failedChecks,
  insights,
  plans,
  billing,
  customers,
  support: { ...support, ...supportSearch },
  supportPolicy,
  supportMail,
  tickets: { ...tickets, ...ticketEvidence },
  desk: { ...desk, ...deskWork, ...deskReports, ...deskEvidence },
  ticketPrivacy,
  sla,
  operations,
};

export * from './accounts.ts';
export * from './acquisition.ts';
export * from './apps.ts';
export * from './billing.ts';
export * from './customers.ts';
export * from './desk-filter.ts';
export * from './desk-reports.ts';
export * from './desk-shapes.ts';
export * from './desk.ts';
export * from './endpoint.ts';
export * from './event-kind.ts';
export * from './evidence.ts';
export * from './failed-checks.ts';
export * from './evidence-shapes.ts';
export * from './entitlement.ts';
export * from './insight-events.ts';
export * from './insight-shapes.ts';
export * from './insights.ts';
export * from './events.ts';
export * from './metrics.ts';
export * from './notifications.ts';
export * from './operations.ts';
export * from './operations-plan.ts';
export * from './organisations.ts';
export * from './permissions.ts';
export * from './plans.ts';
export * from './problems.ts';
export * from './projects.ts';
export * from './refusals.ts';
export * from './release-forecast.ts';
export * from './releases.ts';
export * from './sla.ts';
export * from './status-shapes.ts';
export * from './support-clocks.ts';
export * from './support-mail.ts';
export * from './support-policy.ts';
export * from './support-schedule.ts';
export * from './support-search.ts';
export * from './support-terms.ts';
export * from './ticket-desk.ts';
export * from './ticket-events.ts';
export * from './ticket-privacy.ts';
export * from './ticket-shapes.ts';
export * from './tickets.ts';
export * from './time-zone.ts';
