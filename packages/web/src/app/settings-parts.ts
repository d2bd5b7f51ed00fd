import type { Permission } from '@codepushgo/contract/permissions';

/** The parts of an organisation's settings: where each is below `/settings`, and what it takes to open it. */
export const settingsParts = {
  general: { path: [], needs: null },
  members: { path: ['members'], needs: 'member.read' },
  projects: { path: ['projects'], needs: null },
  'access-keys': { path: ['access-keys'], needs: 'organisation.read' },
  webhooks: { path: ['webhooks'], needs: 'webhook.manage' },
  // Guests choose, too, for what they may see.
  alerts: { path: ['alerts'], needs: null },
  plan: { path: ['plan'], needs: 'organisation.read' },
  'failed-checks': { path: ['failed-checks'], needs: 'organisation.read' },
  availability: { path: ['availability'], needs: 'billing.read' },
  audit: { path: ['audit'], needs: 'audit.read' },
} as const satisfies Record<string, { path: string[]; needs: Permission | null }>;

/** One part. */
export type SettingsPart = keyof typeof settingsParts;
