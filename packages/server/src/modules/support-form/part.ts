import { eq } from 'drizzle-orm';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { followForm, sweepForms } from './follow-form.ts';
import { formRequests } from './schema.ts';
import { FOLLOW_FORM } from './submit-form.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'support-form' },
  });
  platform.jobs.register<{ id: string }>(FOLLOW_FORM, ({ id }) => followForm(ctx(), id));
  platform.jobs.register('support-form.sweep', () => sweepForms(ctx()), { schedule: '41 * * * *' });
}

/** The public form as a part of the server: what comes of it. */
export const supportFormPart: Part = {
  name: 'support-form',
  jobs: registerJobs,
  news: {
    personErased: async (_ctx, tx, { email }) => {
      await tx.delete(formRequests).where(eq(formRequests.address, email));
    },
  },
};
