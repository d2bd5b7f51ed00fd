import { z } from 'zod';
import { Instant } from './endpoint.ts';
import {
  Entitlement,
  EntitlementSnapshot,
  EntitlementText,
  SupportCategory,
  SupportChannel,
} from './entitlement.ts';
import { ClockEnd, ClockName, ClockState, DueBecause } from './support-clocks.ts';
import { ResponseTarget, Severity } from './support-terms.ts';
import { LanguageName } from './time-zone.ts';

/** Most characters of one message or note. */
export const TICKET_TEXT_LENGTH = 50_000;
/** Most characters of a subject. */
export const TICKET_SUBJECT_LENGTH = 300;
/** Most files of one message. */
export const TICKET_FILE_COUNT = 10;
/** Most bytes of one file. */
export const TICKET_FILE_BYTES = 25 * 1024 * 1024;
/** How many tickets of one organisation may be open at a time. */
export const OPEN_TICKET_COUNT = 200;

/** `new`: nobody has answered yet; it counts as open. */
export const TicketStatus = z.enum(['new', 'open', 'pending_customer', 'on_hold', 'solved', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** What a ticket is about; `premium` are those of the form for Team and Enterprise. */
export const TicketCategory = z.enum([...SupportCategory.options, 'premium']);
export type TicketCategory = z.infer<typeof TicketCategory>;

/** Where staff find it. */
export const TicketQueue = z.enum([
  'technical',
  'billing',
  'security',
  'abuse',
  'data_protection',
  'premium',
]);
export type TicketQueue = z.infer<typeof TicketQueue>;

/** What must happen before somebody works on it: a project is chosen, or a developer confirms it. */
export const TicketWait = z.enum(['project', 'sponsor']);
export type TicketWait = z.infer<typeof TicketWait>;

/** Who did something: `participant` is a colleague of the requester. */
export const TicketPerson = z.object({
  side: z.enum(['customer', 'participant', 'agent', 'system']),
  accountId: z.string().nullable(),
  name: z.string().nullable(),
});
export type TicketPerson = z.infer<typeof TicketPerson>;

/** A file of a message. */
export const TicketFile = z.object({
  id: z.string(),
  name: z.string(),
  /** What its first bytes say, whatever its name does. */
  type: z.string(),
  sizeBytes: z.number().int(),
  /** `waiting`: it is not given out before it was scanned; `unscanned`: no scanner is configured. */
  scan: z.enum(['waiting', 'clean', 'infected', 'unscanned']),
  /** Where it is fetched, for whoever may see the ticket; null while it is not given out. */
  url: z.string().nullable(),
});
export type TicketFile = z.infer<typeof TicketFile>;

/** A secret that stood in a text: it was taken out before the text was kept. */
export const FoundSecret = z.object({
  kind: z.enum(['access-key', 'deployment-key', 'github', 'aws', 'slack', 'jwt', 'private-key']),
  /** What stands in its place. */
  mask: z.string(),
  /** Of an access key of this server that still works: its id, so that it can be revoked. */
  accessKeyId: z.string().nullable(),
});
export type FoundSecret = z.infer<typeof FoundSecret>;

/** What somebody wrote for everybody on the ticket. */
export const TicketMessage = z.object({
  id: z.string(),
  text: z.string(),
  /** Safe HTML of a mail; null for plain text. */
  html: z.string().nullable(),
  /** Quotes and signatures of a mail, shown on demand. */
  hidden: z.string().nullable(),
  channel: SupportChannel,
  secrets: z.array(FoundSecret),
  files: z.array(TicketFile),
});
export type TicketMessage = z.infer<typeof TicketMessage>;

const entry = { seq: z.number().int(), at: Instant, by: TicketPerson };
const named = z.object({ id: z.string(), name: z.string() });
const other = z.object({ id: z.string(), reference: z.string() });

/** What happened on a ticket, as everybody on it may see it. */
export const TicketEntry = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('message'), message: TicketMessage }),
  z.object({ ...entry, kind: z.literal('status_changed'), from: TicketStatus, to: TicketStatus }),
  z.object({
    ...entry,
    kind: z.literal('severity_changed'),
    from: Severity,
    to: Severity,
    reason: z.string().nullable(),
  }),
  z.object({ ...entry, kind: z.literal('project_chosen'), project: named }),
  z.object({ ...entry, kind: z.literal('sponsored') }),
  z.object({ ...entry, kind: z.literal('participant_invited'), person: TicketPerson }),
  z.object({ ...entry, kind: z.literal('merged'), into: other }),
  z.object({ ...entry, kind: z.literal('absorbed'), ticket: other }),
  z.object({ ...entry, kind: z.literal('split'), ticket: other }),
  z.object({ ...entry, kind: z.literal('incident_linked'), incident: z.string() }),
  z.object({ ...entry, kind: z.literal('rated'), score: z.enum(['good', 'bad']) }),
  /** Texts were taken out of messages, and files removed. */
  z.object({
    ...entry,
    kind: z.literal('redacted'),
    messageIds: z.array(z.string()),
    fileIds: z.array(z.string()),
  }),
  /** Messages are gone: their writer asked for it, or they had been kept long enough. */
  z.object({
    ...entry,
    kind: z.literal('erased'),
    why: z.enum(['requester', 'retention']),
    messages: z.number().int(),
  }),
  /** See the list of fixes. */
  z.object({
    ...entry,
    kind: z.literal('fix'),
    fixId: z.string(),
    step: z.enum(['proposed', 'applied', 'declined', 'withdrawn', 'arrived']),
  }),
]);
export type TicketEntry = z.infer<typeof TicketEntry>;

/** What is owed, by when, and by which rule; instants in UTC, to be shown in the reader's zone. */
export const TicketClock = z.object({
  clock: ClockName,
  seq: z.number().int(),
  /** `commitment`: a contract promises it; `target`: it is aimed at. */
  kind: z.enum(['target', 'commitment']),
  state: ClockState,
  startedAt: Instant,
  /** Null while paused. */
  dueAt: Instant.nullable(),
  satisfiedAt: Instant.nullable(),
  breachedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  end: ClockEnd.nullable(),
  /** What is left while it is paused. */
  remainingSeconds: z.number().int().nullable(),
  /** What the answer took, in the clock's own calendar. */
  elapsedSeconds: z.number().int().nullable(),
  target: ResponseTarget,
  /** Null while nothing is due. */
  because: DueBecause.nullable(),
  /** The zone of its business hours. */
  timeZone: z.string(),
  policyVersion: z.number().int(),
});
export type TicketClock = z.infer<typeof TicketClock>;

/** A ticket in a list. */
export const Ticket = z.object({
  id: z.string(),
  /** `CPG-1234`, as it is named in mails. */
  reference: z.string(),
  /** Null for requests of people without an account. */
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  project: named.nullable(),
  subject: z.string(),
  category: TicketCategory,
  queue: TicketQueue,
  channel: SupportChannel,
  language: LanguageName,
  status: TicketStatus,
  waits: TicketWait.nullable(),
  severity: Severity,
  requester: z.object({ accountId: z.string().nullable(), name: z.string().nullable() }),
  createdAt: Instant,
  updatedAt: Instant,
  solvedAt: Instant.nullable(),
  mergedInto: other.nullable(),
  followUpOf: other.nullable(),
  rating: z.object({ score: z.enum(['good', 'bad']), comment: z.string() }).nullable(),
  /** The clock that is due next; null: none runs. */
  owed: TicketClock.nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** What the reader may do now. */
export const TicketAbilities = z.object({
  reply: z.boolean(),
  solve: z.boolean(),
  reopen: z.boolean(),
  rate: z.boolean(),
  changeSeverity: z.boolean(),
  chooseProject: z.boolean(),
  sponsor: z.boolean(),
  invite: z.boolean(),
});
export type TicketAbilities = z.infer<typeof TicketAbilities>;

const Explained = z.array(z.object({ label: z.string(), value: z.string() }));

/** One ticket; what was written on it is in its timeline. */
export const TicketDetail = Ticket.extend({
  /** How it was judged, and by which version of the policy. */
  entitlement: EntitlementSnapshot,
  /** The same in plain words, and the business hours that hold for it. */
  explanation: z.object({ en: Explained, fr: Explained }),
  clocks: z.array(TicketClock),
  participants: z.array(TicketPerson),
  incidents: z.array(
    z.object({
      id: z.string(),
      /** Null once it was over for long. */
      title: z.object({ en: z.string(), fr: z.string() }).nullable(),
      /** Where to follow it; null where there is no status site. */
      url: z.string().nullable(),
    }),
  ),
  /** Until when it can be opened again; null: it is not solved, or no longer. */
  reopenUntil: Instant.nullable(),
  may: TicketAbilities,
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** A request that was declined, kept so that it is sent by itself when it becomes eligible. */
export const KeptRequest = z.object({
  id: z.string(),
  organisation: z.string(),
  project: named.nullable(),
  subject: z.string(),
  text: z.string(),
  severity: Severity,
  entitlement: Entitlement,
  reason: z.object({ en: EntitlementText, fr: EntitlementText }),
  createdAt: Instant,
});
export type KeptRequest = z.infer<typeof KeptRequest>;

/** What became of a request: a ticket, or a text that is kept. */
export const OpenedTicket = z.object({
  entitlement: Entitlement,
  text: z.object({ en: EntitlementText, fr: EntitlementText }),
  /** Null when it was declined. */
  ticket: Ticket.nullable(),
  /** Null when it became a ticket. */
  kept: KeptRequest.nullable(),
});
export type OpenedTicket = z.infer<typeof OpenedTicket>;

/** A text that people write: line ends are `\n`, control characters are taken out. */
export const TicketText = z
  .string()
  .max(TICKET_TEXT_LENGTH)
  .refine((text) => text.trim() !== '', 'must not be empty');
/** One line. */
export const TicketSubject = z.string().trim().min(1).max(TICKET_SUBJECT_LENGTH);
/** Ids of files that the writer uploaded before. */
export const TicketFiles = z.array(z.string().min(1).max(64)).max(TICKET_FILE_COUNT);
/** By id or reference. */
export const TicketName = z.string().min(1).max(64);
