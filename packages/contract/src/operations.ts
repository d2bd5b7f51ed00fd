import { z } from 'zod';
import { AnyInstant, Instant, pageInput, pageOf } from './endpoint.ts';
import { addStatus, changeStatus, readStatus, statusName } from './operations-endpoint.ts';
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

const named = { statusIncident: statusName };
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
  subscribers: z.array(
    z.object({
      kind: z.string(),
      count: z.number().int(),
      /** Of them, those that are sent nothing because they took nothing. */
      paused: z.number().int(),
      /** Of them, those to whom a message of the last 30 days could not be delivered. */
      missed: z.number().int(),
    }),
  ),
  targets: z.array(StatusTarget),
});
export type StatusNow = z.infer<typeof StatusNow>;

/** Endpoints with which operators tell how the platform does. The status service keeps all of it. */
export const operations = {
  now: readStatus('/operator/status', 'The status site as it stands').output(StatusNow),
  listIncidents: readStatus('/operator/status/incidents', 'Incidents, the one that began last first')
    .input(z.object(pageInput))
    .output(pageOf(StatusIncident)),
  getIncident: readStatus(path, 'One incident').input(z.object(named)).output(StatusIncident),
  openIncident: addStatus('/operator/status/incidents', 'Tell of an incident, or write down one that is over')
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
  editIncident: changeStatus('PATCH', path, 'Change the title or the impact of an incident')
    .input(
      z.object({
        ...named,
        title: StatusTitle.optional(),
        impactOverride: StatusImpact.nullable().optional(),
      }),
    )
    .output(StatusIncident),
  updateIncident: addStatus(`${path}/updates`, 'Post an update of an incident')
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
  editIncidentUpdate: changeStatus(
    'PATCH',
    `${path}/updates/{update}`,
    'Correct an update of an incident, or date it otherwise',
  )
    .input(
      z.object({
        ...named,
        update: statusName,
        body: StatusText.optional(),
        displayAt: AnyInstant.optional(),
      }),
    )
    .output(StatusIncident),
  publishPostmortem: changeStatus('PUT', `${path}/post-mortem`, 'Publish what was learnt from an incident')
    .input(z.object({ ...named, body: StatusText, isDelivered: z.boolean().default(false) }))
    .output(StatusIncident),
  listTemplates: readStatus('/operator/status/templates', 'Texts to start an update from').output(
    z.object({ items: z.array(StatusTemplate) }),
  ),
  ...operationsPlan,
};
