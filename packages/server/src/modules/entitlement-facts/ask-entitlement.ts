import { explainEntitlement, judgeEntitlement } from '#entitlement';
import { authorise, organisationAccess, signedIn, type Access } from '#organisations';
import { projectInOrg } from '#projects';
import { policyAt } from '#support-policy';
import type { EntitlementAnswer, SupportCategory, SupportChannel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { entitlementFacts } from './load-entitlement-facts.ts';
import { owedAnswers } from './owed-answers.ts';

interface Asked {
  organisation?: string | undefined;
  project?: string | undefined;
  category: SupportCategory;
  channel: Extract<SupportChannel, 'console' | 'api' | 'cli'>;
}

/**
 * What becomes of a request for help of whoever is signed in, before it is written, and when an answer would be due.
 *
 * @throws Problem `not-found` for an organisation or project where the caller has no role; `scope-too-small` for an
 *   access key that does not reach there; `invalid-input` for a project without its organisation
 * @example
 * const { text } = await askEntitlement(ctx, {
 *   organisation: 'acme',
 *   project: 'shop',
 *   category: 'technical',
 *   channel: 'console',
 * });
 */
export async function askEntitlement(ctx: Ctx, asked: Asked): Promise<EntitlementAnswer> {
  const { accountId } = signedIn(ctx.actor);
  const { orgId, projectId } = await placeOf(ctx, asked);
  const loaded = await entitlementFacts(ctx, {
    accountId,
    orgId,
    known: {
      channel: asked.channel,
      authenticated: true,
      registered: true,
      category: asked.category,
      projectId,
      inScope: true,
      incident: null,
      ticket: null,
    },
  });
  const entitlement = judgeEntitlement(loaded.facts);
  const policy = await policyAt(ctx.db, ctx.clock.now());
  const text = {
    en: explainEntitlement(entitlement, 'en'),
    fr: explainEntitlement(entitlement, 'fr'),
  };
  const place = loaded.covered.get(entitlement.projectId ?? '') ?? loaded.organisation;
  return {
    entitlement,
    text,
    policyVersion: policy.version,
    ...owedAnswers(entitlement.clock, policy.policy, place, ctx.clock.now()),
  };
}

async function placeOf(
  ctx: Ctx,
  { organisation, project }: Asked,
): Promise<{ orgId: string | null; projectId: string | null }> {
  if (organisation === undefined) {
    if (project !== undefined) throw needsOrganisation();
    assertEverywhere(ctx);
    return { orgId: null, projectId: null };
  }
  if (project === undefined) {
    const { org, access } = await organisationAccess(ctx, organisation);
    mayLook(access);
    return { orgId: org.id, projectId: null };
  }
  const found = await projectInOrg(ctx, organisation, project);
  mayLook(found.access);
  return { orgId: found.org.id, projectId: found.project.id };
}

// Every member may ask, and so may a guest, who has a role on one of the projects.
function mayLook(access: Access): void {
  authorise({ ...access, role: access.role ?? 'viewer' }, 'project.list');
}

function assertEverywhere(ctx: Ctx): void {
  if (signedIn(ctx.actor).scope.organisationId === null) return;
  throw new Problem('scope-too-small', 'This access key belongs to one organisation. Name it.', {
    permission: 'project.list',
  });
}

function needsOrganisation(): Problem {
  const detail = 'must name the organisation of the project';
  return new Problem('invalid-input', `The request is not valid: /organisation ${detail}.`, {
    errors: [{ pointer: '/organisation', detail }],
  });
}
