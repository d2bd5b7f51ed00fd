import { z } from 'zod';
import { AnyInstant, Empty, endpoint, pageInput, pageOf } from './endpoint.ts';
import {
  ExclusionReason,
  StatusComponent,
  StatusExclusion,
  StatusMaintenance,
  StatusText,
  StatusTitle,
  updateInput,
} from './status-shapes.ts';

const tag = 'Status';
const name = z.string().min(1).max(64);
const named = { maintenance: name };
const path = '/operator/status/maintenances/{maintenance}' as const;
/** An update of what is planned: it is told, and says nothing of its own state. */
const told = { body: StatusText, isDelivered: updateInput.isDelivered };
const components = z.array(name).max(100);

/** Endpoints of what is planned, of what the site shows, and of what counts. */
export const operationsPlan = {
  listMaintenances: endpoint('operator', {
    method: 'GET',
    path: '/operator/status/maintenances',
    summary: 'Planned maintenance, the one planned last first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(StatusMaintenance)),
  getMaintenance: endpoint('operator', { method: 'GET', path, summary: 'One maintenance', tag })
    .input(z.object(named))
    .output(StatusMaintenance),
  scheduleMaintenance: endpoint('operator', {
    method: 'POST',
    path: '/operator/status/maintenances',
    summary: 'Plan a maintenance; it starts and ends by itself',
    tag,
    status: 201,
    idempotent: true,
  })
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
  updateMaintenance: endpoint('operator', {
    method: 'POST',
    path: `${path}/updates`,
    summary: 'Post an update of a maintenance: begin it, verify, complete it',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...named, status: z.enum(['in_progress', 'verifying', 'completed']), ...told }))
    .output(StatusMaintenance),
  moveMaintenance: endpoint('operator', {
    method: 'PUT',
    path: `${path}/window`,
    summary: 'Move a maintenance that has not begun; its new window is announced anew',
    tag,
  })
    .input(z.object({ ...named, from: AnyInstant, to: AnyInstant, ...told }))
    .output(StatusMaintenance),
  extendMaintenance: endpoint('operator', {
    method: 'PUT',
    path: `${path}/end`,
    summary: 'Let a maintenance end later',
    tag,
  })
    .input(z.object({ ...named, to: AnyInstant, ...told }))
    .output(StatusMaintenance),
  cancelMaintenance: endpoint('operator', {
    method: 'POST',
    path: `${path}/cancel`,
    summary: 'Cancel a maintenance that has not begun',
    tag,
  })
    .input(z.object({ ...named, ...told }))
    .output(StatusMaintenance),
  createComponent: endpoint('operator', {
    method: 'POST',
    path: '/operator/status/components',
    summary: 'Add a component or a group to the site',
    tag,
    status: 201,
    idempotent: true,
  })
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
  updateComponent: endpoint('operator', {
    method: 'PATCH',
    path: '/operator/status/components/{component}',
    summary: 'Change a component or a group',
    tag,
  })
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
  orderComponents: endpoint('operator', {
    method: 'PUT',
    path: '/operator/status/component-order',
    summary: 'Put the components of a group, or of the page itself, into another order',
    tag,
  })
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
    tag,
    status: 204,
  })
    .input(z.object({ component: name }))
    .output(Empty),
  listExclusions: endpoint('operator', {
    method: 'GET',
    path: '/operator/status/exclusions',
    summary: 'Time that is taken out of the figure of the commitment',
    tag,
  }).output(z.object({ items: z.array(StatusExclusion) })),
  recordExclusion: endpoint('operator', {
    method: 'POST',
    path: '/operator/status/exclusions',
    summary: 'Take time out of the figure of the commitment; everybody sees it',
    tag,
    status: 201,
    idempotent: true,
  })
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
