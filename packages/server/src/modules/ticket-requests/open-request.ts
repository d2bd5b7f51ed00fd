import type { Entitlement, EvidenceWish, FoundSecret, Severity, TicketCategory } from '@codepushgo/contract';
import type { AuditEntry } from '#audit';
import { addLink, makeTicket, record, type By, type NewTicket, type TicketRow } from '#ticket-store';
import type { FilePlace } from '#ticket-files';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import { cleanText } from './clean-text.ts';
import { judgedCategory, judgeRequest, queueOf, type Asked, type Judged } from './judge-request.ts';
import { keepRequest, type KeptRow } from './keep-request.ts';
import { tellTicket } from './tell-ticket.ts';

/** A request for help, by whatever way it came. */
export interface NewRequest extends Pick<
  Asked,
  'accountId' | 'authenticated' | 'channel' | 'orgId' | 'projectId'
> {
  category: TicketCategory;
  severity: Severity;
  subject: string;
  text: string;
  language: Language;
  /** The requester says that it is not the incident which it looks like. */
  isDifferent: boolean;
  /** Of somebody without an account. */
  email: string | null;
  /** When the server received it; left out: now. */
  receivedAt?: Date;
  followUpOf?: TicketRow | null;
  html?: string | null;
  hidden?: string | null;
  mailId?: string | null;
  /** Attaches the files to the first message. */
  attach?: (place: FilePlace) => Promise<void>;
  /** What is kept with a declined request, to be shared with the ticket that it may become. */
  evidence?: EvidenceWish | undefined;
  /** Keeps the files with a declined request. */
  keep?: (place: { orgId: string; keptId: string }) => Promise<void>;
}

/** What became of a request: at most one of ticket and text. */
export interface Request {
  entitlement: Entitlement;
  ticket: TicketRow | null;
  kept: KeptRow | null;
  secrets: FoundSecret[];
  audit: AuditEntry | null;
}

/**
 * Judges a request and makes a ticket of it, or keeps its text, or nothing; within the caller's transaction. Who asks
 * has been proved by the caller, as `authenticated` says. Console, API, CLI, mail and kept requests all come here.
 *
 * @throws Problem `limit-reached`
 * @example const open = (wish: import('#ticket-requests').NewRequest) => openRequest(ctx, tx, wish);
 */
export async function openRequest(ctx: Ctx, tx: Tx, request: NewRequest): Promise<Request> {
  const asked = { ...request, category: judgedCategory(request.category) };
  let judged = await judgeRequest(ctx, tx, asked);
  const { text, secrets } = await cleanText(tx, request.text);
  const subject = (await cleanText(tx, request.subject)).text.replace(/\s+/g, ' ').trim();
  const incident = await incidentOf(ctx, tx, judged, `${subject}\n${text}`);
  if (incident)
    judged = await judgeRequest(ctx, tx, {
      ...asked,
      incident: { ...incident, isDifferent: request.isDifferent },
    });
  const { entitlement } = judged;
  const cleaned = { ...request, subject, text };
  if (entitlement.kept === 'text' && request.accountId !== null) {
    const kept = await keepRequest(ctx, tx, judged, {
      ...cleaned,
      accountId: request.accountId,
      category: asked.category,
    });
    const audit = {
      action: 'kept-request.kept',
      orgId: kept.orgId,
      targetType: 'kept-request',
      targetId: kept.id,
    };
    return { entitlement, ticket: null, kept, secrets, audit };
  }
  if (entitlement.kept !== 'ticket') return { entitlement, ticket: null, kept: null, secrets, audit: null };
  const ticket = await write(ctx, tx, judged, cleaned, secrets, incident?.id ?? null);
  return { entitlement, ticket, kept: null, secrets, audit: opened(ticket) };
}

async function write(
  ctx: Ctx,
  tx: Tx,
  judged: Judged,
  request: NewRequest,
  secrets: FoundSecret[],
  incident: string | null,
): Promise<TicketRow> {
  const by: By = { side: 'customer', accountId: request.accountId };
  const { text, channel, html, hidden, mailId, attach } = request;
  const message = {
    text,
    channel,
    secrets,
    html: html ?? null,
    hidden: hidden ?? null,
    mailId: mailId ?? null,
  };
  const ticket = await makeTicket(ctx, tx, freshTicket(judged, request), by, {
    ...message,
    ...(attach && { attach }),
  });
  // A request that is explained by an incident is linked to it; what "mine is different" says counts.
  const isLinked = incident !== null && judged.entitlement.outcome === 'follow_incident';
  await tellTicket(ctx, tx, ticket, by, { type: 'ticket.opened' });
  return isLinked ? linkIncident(ctx, tx, ticket, incident) : ticket;
}

function freshTicket(judged: Judged, request: NewRequest): NewTicket {
  const { orgId, projectId, snapshot, terms, coverageUntil, entitlement } = judged;
  const { category, severity, subject, channel, language, receivedAt, followUpOf } = request;
  const waits = { choose_project: 'project', needs_sponsor: 'sponsor' } as const;
  return {
    orgId,
    projectId,
    snapshot,
    terms,
    coverageUntil,
    category,
    severity,
    subject,
    channel,
    language,
    requesterId: request.accountId,
    requesterEmail: request.accountId === null ? request.email : null,
    queue: queueOf(category),
    waits: waits[entitlement.outcome as keyof typeof waits] ?? null,
    followUpOfId: followUpOf?.id ?? null,
    ...(receivedAt && { receivedAt }),
  };
}

async function linkIncident(ctx: Ctx, tx: Tx, ticket: TicketRow, incident: string): Promise<TicketRow> {
  await addLink(ctx, tx, ticket, { kind: 'incident', target: incident });
  return record(ctx, tx, ticket, { side: 'system', accountId: null }, [
    { kind: 'incident_linked', incident },
  ]);
}

function incidentOf(
  ctx: Ctx,
  tx: Tx,
  { orgId, projectId, snapshot, entitlement }: Judged,
  text: string,
): Promise<{ id: string; title: string } | null> | null {
  if (snapshot.category !== 'technical' || entitlement.outcome !== 'accepted') return null;
  return ctx.news.matchIncident(ctx, tx, { orgId, projectId, text });
}

/** What the audit log says of a new ticket; those of nobody's organisation belong to none. */
function opened({ id, orgId, category, channel, snapshot }: TicketRow): AuditEntry {
  const details = { category, channel, row: snapshot.entitlement.row };
  return { action: 'ticket.opened', orgId, targetType: 'ticket', targetId: id, details };
}
