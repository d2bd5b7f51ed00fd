import type {
  Coverage,
  Entitlement,
  EntitlementSnapshot,
  SupportCategory,
  SupportChannel,
  TicketCategory,
  TicketQueue,
} from '@codepushgo/contract';
import { judgeEntitlement, takeSnapshot, type EntitlementFacts } from '#entitlement';
import { entitlementFacts, type LoadedFacts } from '#entitlement-facts';
import { personalOrganisationOf, type OrganisationRow } from '#organisations';
import { policyAt, scheduleOf } from '#support-policy';
import { keepSchedule } from '#ticket-clocks';
import { NO_ORGANISATION, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';

/** Who asks for what, as far as it is known. */
export interface Asked {
  /** Null: nobody who has an account. */
  accountId: string | null;
  authenticated: boolean;
  channel: SupportChannel;
  category: SupportCategory;
  /** Null: not named, as in a mail. */
  orgId: string | null;
  projectId: string | null;
  incident?: EntitlementFacts['incident'];
  /** The ticket that a message belongs to. */
  ticket?: EntitlementFacts['ticket'];
}

/** The judgement, and what a ticket keeps of it. */
export interface Judged {
  entitlement: Entitlement;
  snapshot: EntitlementSnapshot;
  /** Where the ticket belongs. */
  orgId: string;
  org: OrganisationRow | null;
  projectId: string | null;
  terms: TicketRow['terms'];
  coverageUntil: Date | null;
}

/** Judges a request by the twelve rows, and reads what its clocks will go by. */
export async function judgeRequest(ctx: Ctx, tx: Tx, asked: Asked): Promise<Judged> {
  const loaded = await loadFacts(ctx, tx, asked);
  const entitlement = judgeEntitlement(loaded.facts);
  const now = ctx.clock.now();
  const { version: policyVersion, policy } = await policyAt(tx, now);
  const place = loaded.covered.get(entitlement.projectId ?? '') ?? loaded.organisation;
  const org =
    place?.org ?? (asked.accountId === null ? null : await personalOrganisationOf(tx, asked.accountId));
  const coverage: Coverage | null = place?.coverage ?? null;
  const schedule = scheduleOf(policy, coverage, org?.timeZone ?? 'UTC');
  const goals = coverage?.contract?.resolutionTimes;
  const scheduleId = await keepSchedule(tx, { ...schedule, ...(goals && { resolutionTimes: goals }) });
  return {
    entitlement,
    snapshot: takeSnapshot(loaded.facts, entitlement, { coverage, policyVersion, at: now }),
    orgId: org?.id ?? NO_ORGANISATION,
    org,
    projectId: entitlement.projectId,
    terms: { policyVersion, scheduleId, ...coverOf(entitlement) },
    coverageUntil: coverage?.until ? new Date(coverage.until) : null,
  };
}

/** What the clock of a judgement goes by. */
function coverOf({ clock }: Entitlement): Pick<TicketRow['terms'], 'responseRow' | 'promise'> {
  if (clock.kind === 'queue') return { responseRow: null, promise: clock.promise };
  return clock.kind === 'response' && clock.responseRow !== null
    ? { responseRow: clock.responseRow, promise: clock.promise }
    : { responseRow: null, promise: 'none' };
}

function loadFacts(ctx: Ctx, tx: Tx, asked: Asked): Promise<LoadedFacts> | LoadedFacts {
  const { accountId, authenticated, channel, category, orgId, projectId, incident, ticket } = asked;
  const known = {
    channel,
    authenticated,
    registered: accountId !== null,
    category,
    projectId,
    inScope: true,
    incident: incident ?? null,
    ticket: ticket ?? null,
  };
  if (accountId !== null) return entitlementFacts(ctx, { accountId, orgId, known, tx });
  return { facts: { ...known, orgRole: null, projects: [] }, covered: new Map(), organisation: null };
}

/** The queue of a category. */
export function queueOf(category: TicketCategory): TicketQueue {
  return category === 'account' ? 'billing' : category;
}

/** What an entitlement knows of a category: premium requests are technical ones with a queue of their own. */
export function judgedCategory(category: TicketCategory): SupportCategory {
  return category === 'premium' ? 'technical' : category;
}
