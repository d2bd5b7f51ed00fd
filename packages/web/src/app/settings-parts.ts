import type { Permission } from '@codepushgo/contract/permissions';

/** The parts of an organisation's settings: where each is below `/settings`, and what it takes to open it. */
export const settingsParts = {
  general: { path: [], needs: null },
  members: { path: ['members'], needs: 'member.read' },
  projects: { path: ['projects'], needs: null },
  'access-keys': { path: ['access-keys'], needs: 'organisation.read' },
  webhooks: { path: ['webhooks'], needs: 'webhook.manage' },
  alerts: { path: ['alerts'], needs: 'alert.read' },
  plan: { path: ['plan'], needs: 'organisation.read' },
  audit: { path: ['audit'], needs: 'audit.read' },
} as const satisfies Record<string, { path: string[]; needs: Permission | null }>;

/** One part. */
export type SettingsPart = keyof typeof settingsParts;
