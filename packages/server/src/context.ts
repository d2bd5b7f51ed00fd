import type {
  Channel,
  ClockName,
  EventData,
  EventType,
  EvidenceWish,
  OpenIncident,
} from '@codepushgo/contract';
import type { Config } from './config.ts';
import type { Changes } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import type { Db, Tx } from './platform/db.ts';
import type { KeepAnswer } from './platform/idempotency.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Language } from './platform/language.ts';
import type { Log } from './platform/log.ts';
import type { RateLimits } from './platform/rate-limit.ts';
import type { Storage } from './platform/storage-disk.ts';
import type { ResolveHost } from './platform/resolve-host.ts';
import type { Telemetry } from './platform/telemetry.ts';
import type { Vault } from './platform/vault.ts';

/** What an access key may do; a browser session may do everything its account may. */
export interface KeyScope {
  /** `read` looks, `release` also ships and changes releases, `full` does what its owner may. */
  level: 'read' | 'release' | 'full';
  /** Set: the key works in this organisation only. */
  organisationId: string | null;
}

/** Who asks. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system'; name: string }
  | {
      kind: 'account';
      accountId: string;
      email: string;
      /** The URL-safe user name; also the slug of the personal organisation. */
      userName: string;
      staff: 'operator' | 'agent' | null;
      scope: KeyScope;
      /** Set when an access key was shown instead of a session cookie. */
      accessKeyId: string | null;
      /** The browser session, when its cookie was shown. */
      sessionId?: string;
    };

/** The signed-in case of {@link Actor}. */
export type AccountActor = Extract<Actor, { kind: 'account' }>;

/** The parts of the platform that every verb may use. */
export interface Platform {
  config: Config;
  db: Db;
  clock: Clock;
  log: Log;
  jobs: Jobs;
  files: Storage;
  limits: RateLimits;
  changes: Changes;
  news: News;
  telemetry: Telemetry;
  vault: Vault;
  /** Where the names of webhook targets are looked up. */
  resolveHost: ResolveHost;
}

/** An app that goes to another organisation. */
export interface AppMove {
  appId: string;
  fromOrgId: string;
  toOrgId: string;
  /** All its channels, deleted ones too. */
  channelIds: string[];
}

/** A project that goes to another organisation, before its apps do. */
export interface ProjectMove {
  projectId: string;
  fromOrgId: string;
  toOrgId: string;
}

/** What an invitation tells the person who holds its link. */
export interface OpenInvitation {
  email: string;
  organisation: { id: string; slug: string; name: string };
  role: string;
  expiresAt: Date;
}

/** An account that was made in the same transaction. */
export interface NewcomersAccount {
  id: string;
  userName: string;
  name: string;
  language: Language;
}

/** Something that webhooks and mail may tell; see the catalogue of the contract. */
export type Happening = {
  [T in EventType]: { type: T; data: EventData<T> };
}[EventType] & {
  orgId: string;
  /** What filters look at; null for what belongs to the whole organisation. */
  projectId: string | null;
  appId: string | null;
  channelId: string | null;
};

/** A clock of a ticket has reached the point of a warning, or its due time unanswered. */
export interface ClockNoticed {
  orgId: string;
  ticketId: string;
  clock: ClockName;
  seq: number;
  promise: 'target' | 'commitment';
  kind: 'warning' | 'breached';
  /** When it came about, which may be before it is told. */
  at: Date;
  dueAt: Date;
}

/** Something was written on a ticket for everybody there. */
export interface TicketSpoken {
  orgId: string;
  ticketId: string;
  messageId: string;
  side: 'agent' | 'customer';
  accountId: string | null;
}

type StepType =
  | 'ticket.project-chosen'
  | 'ticket.sponsored'
  | 'ticket.participant-added'
  | 'ticket.incident-linked'
  | 'ticket.fix-changed'
  | 'ticket.redacted'
  | 'ticket.erased';

/** A step on a ticket that everybody on it may see, beside what is written and where it stands. */
export interface TicketStepped {
  orgId: string;
  ticketId: string;
  accountId: string | null;
  /** The event that is told of it, without what every event of a ticket says. */
  step: {
    [T in StepType]: { type: T } & Omit<EventData<T>, keyof EventData<'ticket.solved'>>;
  }[StepType];
}

/** Tickets that go to another organisation. */
export interface TicketsMove {
  fromOrgId: string;
  toOrgId: string;
  ticketIds: string[];
}

/** An incident of the platform, over or not. */
export interface KnownIncident {
  id: string;
  title: { en: string; fr: string };
  startedAt: string;
  resolvedAt: string | null;
  url: string | null;
}

/** Messages of a ticket that are gone, and with `isWhole` all that was written on it. */
export interface TicketErased {
  orgId: string;
  ticketId: string;
  messageIds: string[];
  isWhole: boolean;
}

/** Somebody whose words to support are erased. */
export interface PersonErased {
  /** Null: somebody without an account. */
  accountId: string | null;
  /** In lower case. */
  email: string;
}

/** A request that was declined is a ticket now, and what its asker wanted to share with it. */
export interface KeptOpened {
  orgId: string;
  ticketId: string;
  accountId: string;
  evidence: EvidenceWish;
}

/** A request for help for which an incident is looked up. */
export interface IncidentQuestion {
  orgId: string;
  projectId: string | null;
  text: string;
}

/** An access key just made; nothing tells its secret again. */
export interface FreshKey {
  id: string;
  secret: string;
}

/** What lower modules tell or ask upper ones; `server.ts` connects the two. */
export interface News {
  /** A new account; its personal organisation is founded in the same transaction. */
  accountCreated(ctx: Ctx, tx: Tx, account: NewcomersAccount): Promise<void>;
  /** A new organisation, in the transaction that founds it: it gets its first plan. */
  organisationFounded(ctx: Ctx, tx: Tx, org: { id: string; createdAt: Date }): Promise<void>;
  /** A new account gets an access key for everything, of this name; null when no module makes keys. */
  makeFirstKey(ctx: Ctx, tx: Tx, accountId: string, name: string): Promise<FreshKey | null>;
  /** A password was reset: whatever a log-in made must end with it. */
  passwordReset(ctx: Ctx, tx: Tx, accountId: string): Promise<void>;
  /** Whether no organisation holds this slug, so that it may become a user name. */
  isSlugFree(tx: Tx | Db, slug: string): Promise<boolean>;
  /** Whether an invitation waits for this address, so that it may sign up. */
  isInvited(tx: Tx | Db, email: string, now: Date): Promise<boolean>;
  /** The invitation of a link, without using it up; null when the link is unknown, used or expired. */
  openInvitation(ctx: Ctx, token: string): Promise<OpenInvitation | null>;
  /** The id of an organisation that the caller may see, from its slug or id; throws `not-found` otherwise. */
  organisationId(ctx: Ctx, slugOrId: string): Promise<string>;
  /** Takes up an invitation in the transaction that makes the account, or for an existing one. */
  acceptInvitation(ctx: Ctx, tx: Tx, account: { id: string; email: string }, token: string): Promise<void>;
  /** Ids of the organisations where an account has a role on a project or an app. */
  guestOrganisations(db: Tx | Db, accountId: string): Promise<string[]>;
  /** How many apps an organisation, or one project of it, has; deleted ones do not count. */
  countApps(tx: Tx, orgId: string, projectId?: string): Promise<number>;
  /** A new app gets its first channels in the transaction that makes it. */
  makeFirstChannels(ctx: Ctx, tx: Tx, app: { orgId: string; appId: string }): Promise<Channel[]>;
  /** Ids of all channels of an app, deleted ones too. */
  channelIds(tx: Tx, orgId: string, appId: string): Promise<string[]>;
  /** Somebody is no longer a member: modules take his narrower roles there away. All parts are told. */
  memberRemoved(ctx: Ctx, tx: Tx, orgId: string, accountId: string): Promise<void>;
  /** An app moves to another organisation: every module moves its own rows. All parts are told. */
  appMoved(ctx: Ctx, tx: Tx, move: AppMove): Promise<void>;
  /**
   * A project moves to another organisation, and its apps after it: what names it stays or ends, or the module throws
   * a Problem that says why it must stay. All parts are told.
   */
  projectMoved(ctx: Ctx, tx: Tx, move: ProjectMove): Promise<void>;
  /** An event of the catalogue, within the transaction that makes it true. All parts are told. */
  happened(ctx: Ctx, tx: Tx, happening: Happening): Promise<void>;
  /** What an organisation is paid for has changed, from now on or at an instant to come. All parts are told. */
  coverageChanged(ctx: Ctx, tx: Tx, orgId: string): Promise<void>;
  /** A clock of a ticket has something to tell; once for each. All parts are told. */
  clockNoticed(ctx: Ctx, tx: Tx, notice: ClockNoticed): Promise<void>;
  /** Somebody wrote on a ticket, on whatever way; of notes nothing is told. All parts are told. */
  ticketSpoken(ctx: Ctx, tx: Tx, spoken: TicketSpoken): Promise<void>;
  /** A ticket took a step that is told outside; the ticket stands as it is then. */
  ticketStepped(ctx: Ctx, tx: Tx, stepped: TicketStepped): Promise<void>;
  /** A solved ticket can no longer be opened again. All parts are told. */
  ticketClosed(ctx: Ctx, tx: Tx, ticket: { orgId: string; ticketId: string }): Promise<void>;
  /** Tickets move: every module moves its own rows. All parts are told. */
  ticketsMoved(ctx: Ctx, tx: Tx, move: TicketsMove): Promise<void>;
  /** What was written on a ticket is erased: every module erases what it keeps of it. All parts are told. */
  ticketErased(ctx: Ctx, tx: Tx, erased: TicketErased): Promise<void>;
  /** A kept request became a ticket: what was to be shared with it is looked up. All parts are told. */
  keptOpened(ctx: Ctx, tx: Tx, opened: KeptOpened): Promise<void>;
  /** Whatever else is kept of a person for support goes, beside tickets. All parts are told. */
  personErased(ctx: Ctx, tx: Tx, person: PersonErased): Promise<void>;
  /** Operators told something of an incident: whoever passes it on may look at once. */
  incidentTold(ctx: Ctx, tx: Tx): Promise<void>;
  /** What is wrong with the platform now, what began last first. May be asked inside a transaction, by its `db`. */
  openIncidents(platform: Platform, db: Db | Tx): Promise<OpenIncident[]>;
  /** Incidents of the platform that are open or were, as far back as is known; what began last first. */
  knownIncidents(platform: Platform): Promise<KnownIncident[]>;
  /** An open incident that explains a request; null when none does. */
  matchIncident(ctx: Ctx, tx: Tx, question: IncidentQuestion): Promise<{ id: string; title: string } | null>;
  /** A webhook was disabled: what waits for it is not sent. */
  webhookDisabled(ctx: Ctx, tx: Tx, orgId: string, webhookId: string): Promise<void>;
}

/** One request: the platform, who asks, from where. */
export interface Ctx extends Platform {
  actor: Actor;
  /** The client's address, for attempt limits and sessions. */
  source: string;
  requestId: string;
  /** Who asks, asked again: for what goes on for longer than a request. Left out where no request is. */
  whoNow?(): Promise<Actor>;
  /** Set for a creation under an idempotency key; `mutate` keeps the answer with it. */
  keepAnswer?: KeepAnswer;
  /** The `Idempotency-Key` header, on every request that has one; only with `keepAnswer` it means something. */
  idempotencyKey?: string;
}
