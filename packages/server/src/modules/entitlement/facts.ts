import type { Coverage, Entitlement, RoleName, SupportCategory, SupportChannel } from '@codepushgo/contract';
import type { z } from 'zod';

type Role = z.infer<typeof RoleName>;

/** A project on which the requester has a role, and what it is covered for. */
export interface ProjectFact {
  id: string;
  name: string;
  /** The role that holds on the project; null: none, of a project that was named all the same. */
  role: Role | null;
  coverage: Pick<Coverage, 'paid' | 'responseRow' | 'kind'>;
}

/** The ticket that a message belongs to. */
export interface TicketFact {
  /** The project of the ticket; null while it waits for one to be chosen. */
  projectId: string | null;
  /** Whether it was eligible when it was sent, or became so since: rows 10 and 11, and what led to them. */
  wasEligible: boolean;
  /** Whether somebody with the developer role confirmed it; then being a viewer is enough. */
  isSponsored: boolean;
}

/** Everything that the twelve rows ask for. */
export interface EntitlementFacts {
  channel: SupportChannel;
  /** Signed in, called with an access key, or by a mail whose sender is proved. */
  authenticated: boolean;
  /** Whether the address belongs to an account. */
  registered: boolean;
  /** Of a mail: what the address is for that it was sent to. Its content never decides. */
  category: SupportCategory;
  /** The role on the organisation; null: none, or no organisation is known. */
  orgRole: Role | null;
  /** The project that was named; null: none was. */
  projectId: string | null;
  /** The named one, and all others where the requester has a role. */
  projects: ProjectFact[];
  /** Whether the policy covers what is asked; before somebody has read it, it does. */
  inScope: boolean;
  /** An open incident that matches; `isDifferent`: the requester says that it is something else. */
  incident: { title: string; isDifferent: boolean } | null;
  /** Null: a new request. */
  ticket: TicketFact | null;
}

/** What one row says: all members that differ from those of a request that is accepted without a clock. */
export type Verdict = Pick<Entitlement, 'row' | 'outcome' | 'reason'> & Partial<Entitlement>;
