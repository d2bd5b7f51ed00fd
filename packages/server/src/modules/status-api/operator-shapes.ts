import { z } from 'zod';
import { COMPONENT_STATES, EXCLUSION_REASONS, IMPACTS, INCIDENT_STATUSES } from '#status';

const Text = z.string().min(1).max(25_000);
const Words = z.object({ en: Text, fr: Text });
const instant = z.iso.datetime({ offset: true });
const author = z.string().min(1).max(320);
const name = z.string().min(1).max(255);
const names = z.array(name).min(1).max(200);
const States = z.record(name, z.enum(COMPONENT_STATES));
const impact = z.enum(IMPACTS).nullable().optional();
const isDelivered = z.boolean().optional();
const tell = { author, body: Words, isDelivered };

/** What operators may send, by what it is for; every one names who asks. */
export const shapes = {
  openIncident: z.object({
    ...tell,
    title: Words,
    status: z.enum(INCIDENT_STATUSES).exclude(['resolved', 'postmortem']).optional(),
    components: States.optional(),
    impactOverride: impact,
    startedAt: instant.optional(),
    resolved: z.object({ at: instant, body: Words }).optional(),
  }),
  editIncident: z.object({ author, title: Words.optional(), impactOverride: impact }),
  postUpdate: z.object({
    ...tell,
    status: z.enum(INCIDENT_STATUSES).exclude(['postmortem']).optional(),
    components: States.optional(),
    displayAt: instant.optional(),
  }),
  editUpdate: z.object({ author, body: Words.optional(), displayAt: instant.optional() }),
  postmortem: z.object(tell),
  scheduleMaintenance: z.object({ ...tell, title: Words, from: instant, to: instant, components: names }),
  advanceMaintenance: z.object({
    ...tell,
    status: z.enum(['in_progress', 'verifying', 'completed']).optional(),
  }),
  moveMaintenance: z.object({ ...tell, from: instant, to: instant }),
  extendMaintenance: z.object({ ...tell, to: instant }),
  cancelMaintenance: z.object(tell),
  addComponent: z.object({
    author,
    name: Words,
    description: Words.nullable().optional(),
    key: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be kebab-case')
      .nullable()
      .optional(),
    isGroup: z.boolean().optional(),
    groupId: name.nullable().optional(),
    isShowcase: z.boolean().optional(),
    onlyShowIfDegraded: z.boolean().optional(),
    isInSla: z.boolean().optional(),
  }),
  editComponent: z.object({
    author,
    name: Words.optional(),
    description: Words.nullable().optional(),
    groupId: name.nullable().optional(),
    isShowcase: z.boolean().optional(),
    onlyShowIfDegraded: z.boolean().optional(),
    isInSla: z.boolean().optional(),
    startDate: z.iso.date().optional(),
  }),
  archiveComponent: z.object({ author }),
  reorderComponents: z.object({ author, groupId: name.nullable(), ids: z.array(name).max(1000) }),
  recordExclusion: z.object({
    author,
    reason: z.enum(EXCLUSION_REASONS),
    from: instant,
    to: instant,
    components: names,
    orgId: name.nullable(),
    text: Words,
  }),
};
