import type { TicketAbilities } from '@codepushgo/contract';
import { isAtLeast, type Role } from '#organisations';
import type { TicketRow } from '#ticket-store';

/** Somebody of the customer's side, as a ticket sees them. */
export interface Viewer {
  accountId: string;
  orgRole: Role | null;
  /** The role that holds on the ticket's project; null: none, or there is no project. */
  projectRole: Role | null;
  isParticipant: boolean;
}

type Read = Pick<TicketRow, 'requesterId' | 'category' | 'projectId'>;

/** Who sees a ticket of this category although they take no part in it. */
const READERS: Record<TicketRow['category'], Role[] | 'project'> = {
  technical: 'project',
  premium: 'project',
  billing: ['owner', 'admin', 'billing'],
  account: ['owner', 'admin', 'billing'],
  security: ['owner', 'admin'],
  abuse: ['owner', 'admin'],
  // What somebody asks about their own data is nobody else's.
  data_protection: [],
};

/** The categories that a role of the organisation sees without taking part, beside what it sees by project. */
export function categoriesFor(orgRole: Role | null): TicketRow['category'][] {
  const all = Object.keys(READERS) as TicketRow['category'][];
  return all.filter(
    (one) => READERS[one] !== 'project' && orgRole !== null && READERS[one].includes(orgRole),
  );
}

/**
 * Whether somebody may read a ticket: whoever takes part in it; otherwise by its project, or by its category.
 *
 * @example mayRead({ accountId, orgRole: 'billing', projectRole: null, isParticipant: false }, ticket);
 */
export function mayRead(viewer: Viewer, ticket: Read): boolean {
  if (viewer.isParticipant || viewer.accountId === ticket.requesterId) return true;
  const readers = READERS[ticket.category];
  if (readers !== 'project') return viewer.orgRole !== null && readers.includes(viewer.orgRole);
  if (ticket.projectId === null) return isAtLeast(viewer.orgRole, 'admin');
  return isAtLeast(viewer.projectRole, 'viewer');
}

type Standing = Read & Pick<TicketRow, 'status' | 'waits' | 'mergedIntoId' | 'ratingScore'>;

/** Whether somebody may say how a ticket goes on, beside writing on it. */
export function maySteer(viewer: Viewer, ticket: Read): boolean {
  if (viewer.accountId === ticket.requesterId) return true;
  return isAtLeast(ticket.projectId === null ? viewer.orgRole : viewer.projectRole, 'developer');
}

/** What somebody who reads a ticket may do with it now. */
export function abilitiesOf(viewer: Viewer, ticket: Standing, canReopen: boolean): TicketAbilities {
  const isRequester = viewer.accountId === ticket.requesterId;
  const isOver = ticket.status === 'solved' || ticket.status === 'closed';
  const isGone = ticket.mergedIntoId !== null;
  const isOpen = !isOver && !isGone;
  return {
    reply: !isGone && (!isOver || canReopen),
    solve: isOpen && maySteer(viewer, ticket),
    reopen: isOver && !isGone && canReopen,
    rate: isOver && !isGone && isRequester,
    changeSeverity: isOpen && maySteer(viewer, ticket),
    chooseProject: isOpen && ticket.waits === 'project' && isRequester,
    sponsor:
      isOpen && ticket.waits === 'sponsor' && !isRequester && isAtLeast(viewer.projectRole, 'developer'),
    invite: isOpen && maySteer(viewer, ticket),
  };
}
