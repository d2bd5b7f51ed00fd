/**
 * Every permission: the least role that holds it, and the least scope an access key needs for it.
 *
 * `member` stands for any role, billing included; `billing` for that role, admins and owners.
 */
export const permissions = {
  'organisation.read': { least: 'member', scope: 'read' },
  'organisation.update': { least: 'admin', scope: 'full' },
  'organisation.delete': { least: 'owner', scope: 'full' },
  'organisation.transfer': { least: 'owner', scope: 'full' },
  'member.read': { least: 'member', scope: 'read' },
  'member.manage': { least: 'admin', scope: 'full' },
  'audit.read': { least: 'admin', scope: 'read' },
  'billing.read': { least: 'billing', scope: 'read' },
  'credit.claim': { least: 'billing', scope: 'full' },
  'access-key.manage': { least: 'admin', scope: 'full' },
  'project.read': { least: 'viewer', scope: 'read' },
  // Lists leave out what their caller may not see.
  'project.list': { least: 'member', scope: 'read' },
  'project.create': { least: 'admin', scope: 'full' },
  'project.update': { least: 'admin', scope: 'full' },
  'project.delete': { least: 'owner', scope: 'full' },
  'project.transfer': { least: 'owner', scope: 'full' },
  'app.read': { least: 'viewer', scope: 'read' },
  'app.list': { least: 'member', scope: 'read' },
  'app.create': { least: 'developer', scope: 'full' },
  'app.update': { least: 'admin', scope: 'full' },
  'app.delete': { least: 'admin', scope: 'full' },
  'app.transfer': { least: 'admin', scope: 'full' },
  'collaborator.read': { least: 'viewer', scope: 'read' },
  'collaborator.manage': { least: 'admin', scope: 'full' },
  'channel.read': { least: 'viewer', scope: 'read' },
  'channel.manage': { least: 'admin', scope: 'full' },
  'release.read': { least: 'viewer', scope: 'read' },
  'release.create': { least: 'developer', scope: 'release' },
  'release.update': { least: 'developer', scope: 'release' },
  'history.clear': { least: 'admin', scope: 'full' },
  'metrics.read': { least: 'viewer', scope: 'read' },
  'device.read': { least: 'viewer', scope: 'read' },
  'device.override': { least: 'developer', scope: 'release' },
  'webhook.manage': { least: 'admin', scope: 'full' },
  'alert.read': { least: 'member', scope: 'read' },
  'alert.update': { least: 'member', scope: 'full' },
  // Which ones somebody sees is judged by their category and project.
  'ticket.read': { least: 'member', scope: 'read' },
  'ticket.open': { least: 'member', scope: 'full' },
  // Without a sponsor; whoever holds it may sponsor.
  'ticket.open-technical': { least: 'developer', scope: 'full' },
  // All tickets of the organisation as files.
  'ticket.export': { least: 'admin', scope: 'full' },
  'ticket.reply': { least: 'member', scope: 'full' },
} as const satisfies Record<
  string,
  {
    least: 'member' | 'billing' | 'viewer' | 'developer' | 'admin' | 'owner';
    scope: 'read' | 'release' | 'full';
  }
>;

/** The name of a permission, as `noun.verb`. */
export type Permission = keyof typeof permissions;
