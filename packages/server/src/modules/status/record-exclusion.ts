import { Problem } from '../../platform/problem.ts';
import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import { EXCLUSION_REASONS, type Exclusion, type ExclusionReason, type Words } from './facts.ts';
import { instantOf, refuseEmptySpan } from './instant-of.ts';
import { newStatusId } from './new-status-id.ts';
import { componentNamed } from './read-components.ts';

/** What an operator takes out of the figure of the commitment. */
export interface NewExclusion {
  reason: ExclusionReason;
  from: string;
  to: string;
  /** Ids or keys. */
  components: string[];
  /** For `customer_caused` alone: whose figure changes. */
  orgId: string | null;
  text: Words;
  author: string;
}

/**
 * Records an exclusion; it is shown on the site for good.
 *
 * @throws Problem `invalid-input` without a text, an author, a component, or with an organisation that does not fit
 * @example recordExclusion(ctx, { reason: 'force_majeure', from: '2030-01-01T00:00:00Z', to: '2030-01-01T01:00:00Z', components: ['console'], orgId: null, text: { en: 'A storm', fr: 'Une tempête' }, author: 'Zoe' });
 */
export function recordExclusion(ctx: StatusContext, given: NewExclusion): Exclusion {
  refuseIncomplete(given);
  const { reason, orgId, text, author } = given;
  const from = instantOf(ctx, given.from, 'from', true);
  const to = instantOf(ctx, given.to, 'to', true);
  refuseEmptySpan(from, to);
  const componentIds = given.components.map((name) => componentNamed(ctx, name).id);
  return change(ctx, { author, action: 'exclusion.recorded' }, (at) => {
    const exclusion = {
      id: newStatusId(),
      reason,
      from,
      to,
      componentIds,
      orgId,
      text,
      author,
      createdAt: at,
    };
    ctx.store.db
      .prepare('insert into status_exclusions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(exclusion.id, reason, from, to, JSON.stringify(componentIds), orgId, text.en, text.fr, author, at);
    return {
      result: exclusion,
      target: exclusion.id,
      audit: { reason, from, to, componentIds, orgId, text },
      changes: [{ kind: 'facts' }],
    };
  });
}

function refuseIncomplete({ reason, components, orgId, text, author }: NewExclusion): void {
  const refuse = (detail: string): never => {
    throw new Problem('invalid-input', detail);
  };
  if (!EXCLUSION_REASONS.includes(reason))
    refuse(`The reason must be one of ${EXCLUSION_REASONS.join(', ')}.`);
  if (!author.trim()) refuse('Say who excludes this time.');
  if (!text.en.trim() || !text.fr.trim()) refuse('Say in English and in French why this time is excluded.');
  if (components.length === 0) refuse('Name at least one component.');
  if ((reason === 'customer_caused') !== (orgId !== null))
    refuse('An organisation belongs to the reason customer_caused, and to no other.');
}
