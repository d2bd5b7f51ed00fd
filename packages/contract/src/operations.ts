import { z } from 'zod';
import { AnyInstant, endpoint, Instant, pageInput, pageOf } from './endpoint.ts';
import { operationsPlan } from './operations-plan.ts';
import {
  IncidentStatus,
  StatusComponent,
  StatusImpact,
  StatusIncident,
  StatusMaintenance,
  StatusTarget,
  StatusTemplate,
  StatusText,
  StatusTitle,
  updateInput,
} from './status-shapes.ts';

const tag = 'Status';
const name = z.string().min(1).max(64);
const named = { statusIncident: name };
const path = '/operator/status/incidents/{statusIncident}' as const;
const openStatus = IncidentStatus.exclude(['postmortem']);

/** The status site as it stands, for operators. */
export const StatusNow = z.object({
  page: z.object({ name: z.string(), url: z.string(), checkedAt: Instant }),
  /** Groups, and their children after them. */
  components: z.array(StatusComponent),
  /** Those that are not resolved, the one that began last first. */
  incidents: z.array(StatusIncident),
  /** Those to come and under way, the next one first. */
  maintenances: z.array(StatusMaintenance),
  /** Confirmed subscribers by the way in which they hear. */
  subscribers: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  targets: z.array(StatusTarget),
});
export type StatusNow = z.infer<typeof StatusNow>;

/** Endpoints with which operators tell how the platform does. The status service keeps all of it. */
export const operations = {
  now: endpoint('operator', {
    method: 'GET',
    path: '/operator/status',
    summary: 'The status site as it stands',
    tag,
  }).output(StatusNow),
  listIncidents: endpoint('operator', {
    method: 'GET',
    path: '/operator/status/incidents',
    summary: 'Incidents, the one that began last first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(StatusIncident)),
  getIncident: endpoint('operator', { method: 'GET', path, summary: 'One incident', tag })
    .input(z.object(named))
    .output(StatusIncident),
  openIncident: endpoint('operator', {
    method: 'POST',
    path: '/operator/status/incidents',
    summary: 'Tell of an incident, or write down one that is over',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        title: StatusTitle,
        status: IncidentStatus.exclude(['resolved', 'postmortem']).default('investigating'),
        /** Replaces the impact that follows from the components. */
        impactOverride: StatusImpact.exclude(['maintenance']).nullable().default(null),
        ...updateInput,
        /** When it began; default now. */
        startedAt: AnyInstant.optional(),
        /** For what is written down afterwards; then subscribers are told only if `isDelivered` says so. */
        resolved: z.object({ at: AnyInstant, body: StatusText }).optional(),
      }),
    )
    .output(StatusIncident),
  editIncident: endpoint('operator', {
    method: 'PATCH',
    path,
    summary: 'Change the title or the impact of an incident',
    tag,
  })
    .input(
      z.object({
        ...named,
        title: StatusTitle.optional(),
        impactOverride: StatusImpact.nullable().optional(),
      }),
    )
    .output(StatusIncident),
  updateIncident: endpoint('operator', {
    method: 'POST',
    path: `${path}/updates`,
    summary: 'Post an update of an incident',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...named,
        status: openStatus,
        ...updateInput,
        /** When it became true; default now. An earlier one changes the history. */
        displayAt: AnyInstant.optional(),
      }),
    )
    .output(StatusIncident),
  editIncidentUpdate: endpoint('operator', {
    method: 'PATCH',
    path: `${path}/updates/{update}`,
    summary: 'Correct an update of an incident, or date it otherwise',
    tag,
  })
    .input(
      z.object({
        ...named,
        update: name,
        body: StatusText.optional(),
        displayAt: AnyInstant.optional(),
      }),
    )
    .output(StatusIncident),
  publishPostmortem: endpoint('operator', {
    method: 'PUT',
    path: `${path}/post-mortem`,
    summary: 'Publish what was learnt from an incident',
    tag,
  })
    .input(z.object({ ...named, body: StatusText, isDelivered: z.boolean().default(false) }))
    .output(StatusIncident),
  listTemplates: endpoint('operator', {
    method: 'GET',
    path: '/operator/status/templates',
    summary: 'Texts to start an update from',
    tag,
  }).output(z.object({ items: z.array(StatusTemplate) })),
  ...operationsPlan,
};
