import { z } from 'zod';
import { AnyInstant, Empty, endpoint, pageInput, pageOf } from './endpoint.ts';
import { addStatus, changeStatus, readStatus, statusName as name } from './operations-endpoint.ts';
import {
  ExclusionReason,
  StatusComponent,
  StatusExclusion,
  StatusMaintenance,
  StatusText,
  StatusTitle,
  updateInput,
} from './status-shapes.ts';

const named = { maintenance: name };
const path = '/operator/status/maintenances/{maintenance}' as const;
/** An update of what is planned: it is told, and says nothing of its own state. */
const told = { body: StatusText, isDelivered: updateInput.isDelivered };
const components = z.array(name).max(100);

/** Endpoints of what is planned, of what the site shows, and of what counts. */
export const operationsPlan = {
  listMaintenances: readStatus(
    '/operator/status/maintenances',
    'Planned maintenance, the one planned last first',
  )
    .input(z.object(pageInput))
    .output(pageOf(StatusMaintenance)),
  getMaintenance: readStatus(path, 'One maintenance').input(z.object(named)).output(StatusMaintenance),
  scheduleMaintenance: addStatus(
    '/operator/status/maintenances',
    'Plan a maintenance; it starts and ends by itself',
  )
    .input(
      z.object({
        title: StatusTitle,
        ...told,
        from: AnyInstant,
        to: AnyInstant,
        components: components.min(1),
      }),
    )
    .output(StatusMaintenance),
  updateMaintenance: addStatus(
    `${path}/updates`,
    'Post an update of a maintenance: begin it, verify, complete it',
  )
    .input(z.object({ ...named, status: z.enum(['in_progress', 'verifying', 'completed']), ...told }))
    .output(StatusMaintenance),
  moveMaintenance: changeStatus(
    'PUT',
    `${path}/window`,
    'Move a maintenance that has not begun; its new window is announced anew',
  )
    .input(z.object({ ...named, from: AnyInstant, to: AnyInstant, ...told }))
    .output(StatusMaintenance),
  extendMaintenance: changeStatus('PUT', `${path}/end`, 'Let a maintenance end later')
    .input(z.object({ ...named, to: AnyInstant, ...told }))
    .output(StatusMaintenance),
  cancelMaintenance: changeStatus('POST', `${path}/cancel`, 'Cancel a maintenance that has not begun')
    .input(z.object({ ...named, ...told }))
    .output(StatusMaintenance),
  createComponent: addStatus('/operator/status/components', 'Add a component or a group to the site')
    .input(
      z.object({
        name: StatusTitle,
        description: StatusTitle.nullable().default(null),
        isGroup: z.boolean().default(false),
        /** What probes and commands call it; not for a group. */
        key: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
          .nullable()
          .default(null),
        groupId: name.nullable().default(null),
      }),
    )
    .output(StatusComponent),
  updateComponent: changeStatus(
    'PATCH',
    '/operator/status/components/{component}',
    'Change a component or a group',
  )
    .input(
      z.object({
        component: name,
        name: StatusTitle.optional(),
        description: StatusTitle.nullable().optional(),
        groupId: name.nullable().optional(),
        isShowcase: z.boolean().optional(),
        startDate: z.iso.date().optional(),
        onlyShowIfDegraded: z.boolean().optional(),
      }),
    )
    .output(StatusComponent),
  orderComponents: changeStatus(
    'PUT',
    '/operator/status/component-order',
    'Put the components of a group, or of the page itself, into another order',
  )
    .input(
      z.object({
        /** Null: what lies on the page itself. */
        groupId: name.nullable().default(null),
        /** All of them, first to last. */
        components: components.min(1),
      }),
    )
    .output(z.object({ items: z.array(StatusComponent) })),
  archiveComponent: endpoint('operator', {
    method: 'DELETE',
    path: '/operator/status/components/{component}',
    summary: 'Take a component or an empty group off the site; its history stays',
    tag: 'Status',
    status: 204,
  })
    .input(z.object({ component: name }))
    .output(Empty),
  listExclusions: readStatus(
    '/operator/status/exclusions',
    'Time that is taken out of the figure of the commitment',
  ).output(z.object({ items: z.array(StatusExclusion) })),
  recordExclusion: addStatus(
    '/operator/status/exclusions',
    'Take time out of the figure of the commitment; everybody sees it',
  )
    .input(
      z.object({
        reason: ExclusionReason,
        from: AnyInstant,
        to: AnyInstant,
        components: components.min(1),
        /** For `customer_caused`: the organisation, by slug or id. */
        organisation: z.string().min(1).max(128).nullable().default(null),
        text: StatusText,
      }),
    )
    .output(StatusExclusion),
};
