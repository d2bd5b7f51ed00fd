import { z } from 'zod';
import { Coverage } from './billing.ts';
import { DeskFilter } from './desk-filter.ts';
import { Instant } from './endpoint.ts';
import { RoleName } from './organisations.ts';
import { Localised } from './support-policy.ts';
import { Severity } from './support-terms.ts';
import { TicketStatus } from './ticket-shapes.ts';
import { LanguageName } from './time-zone.ts';

const person = z.object({ accountId: z.string(), name: z.string() });
const count = z.number().int().min(0);

/** A filter that somebody keeps under a name. */
export const DeskView = z.object({
  id: z.string(),
  name: z.string(),
  /** All staff see it; only its owner changes it. */
  isShared: z.boolean(),
  owner: person,
  filter: DeskFilter,
});
export type DeskView = z.infer<typeof DeskView>;

/** What a view is to be. */
export const deskViewWish = {
  name: z.string().trim().min(1).max(100),
  isShared: z.boolean().default(false),
  filter: DeskFilter,
};

/** The sections of the policy page that a macro may cite. */
export const PolicySectionId = z.enum([
  'rules',
  'scope',
  'not-covered',
  'times',
  'hours',
  'channels',
  'contacts',
  'guidance',
]);
export type PolicySectionId = z.infer<typeof PolicySectionId>;

/** What stands between `{{` and `}}` in a macro; `{{exclusion:ID}}` beside these names an exclusion of the policy. */
export const MACRO_PLACEHOLDERS = [
  'customer',
  'agent',
  'reference',
  'subject',
  'organisation',
  'project',
  'policy',
  'reopen-days',
] as const;

const macroText = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .superRefine((text, check) => {
    for (const [whole, name] of text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g))
      if (!MACRO_PLACEHOLDERS.some((one) => one === name) && !/^exclusion:[a-z0-9-]+$/.test(name!))
        check.addIssue({ code: 'custom', message: `must not hold ${whole}, which is no placeholder` });
  });

/** What a macro is to say. */
export const macroWish = {
  title: Localised,
  text: z.object({ en: macroText, fr: macroText }),
  /** What `{{policy}}` cites. */
  section: PolicySectionId.nullable(),
  /** The status that an answer made of it is sent with. */
  status: z.enum(['open', 'pending_customer', 'on_hold', 'solved']),
};

/** A text that staff answer with, in every language; each change makes a version. */
export const Macro = z.object({
  ...macroWish,
  /** As they were kept, whatever placeholders there are later. */
  text: Localised,
  id: z.string(),
  version: z.number().int(),
  isRetired: z.boolean(),
  /** Null for what the software brings along. */
  updatedAt: Instant.nullable(),
  updatedBy: z.string().nullable(),
});
export type Macro = z.infer<typeof Macro>;

/** The name of a macro in addresses. */
export const MacroName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens');

/** A macro, filled in for one ticket. */
export const FilledMacro = z.object({
  macro: z.string(),
  version: z.number().int(),
  language: LanguageName,
  text: z.string(),
  status: macroWish.status,
  /** What it cites: the version that judged the ticket, and where that can be read. */
  policy: z
    .object({
      version: z.number().int(),
      section: PolicySectionId.nullable(),
      title: z.string(),
      url: z.string(),
    })
    .nullable(),
  /** Placeholders that this ticket has nothing for; they are left as they are. */
  missing: z.array(z.string()),
});
export type FilledMacro = z.infer<typeof FilledMacro>;

/** One of the staff who has a ticket open now. */
export const DeskPresence = person.extend({
  doing: z.enum(['reading', 'writing']),
  since: Instant,
});
export type DeskPresence = z.infer<typeof DeskPresence>;

/** What the desk hears as it happens. */
export const DeskEvent = z.discriminatedUnion('type', [
  /** Something happened on these tickets; read again what you show. `more`: on others as well. */
  z.object({
    type: z.literal('changed'),
    tickets: z.array(z.object({ id: z.string(), reference: z.string() })),
    more: z.boolean(),
  }),
  /** Who has the watched ticket open besides the reader. */
  z.object({ type: z.literal('presence'), ticket: z.string(), people: z.array(DeskPresence) }),
  /** The last event. Connect again after `stopping`; after the others sign in, or leave the page. */
  z.object({ type: z.literal('ended'), reason: z.enum(['signed-out', 'access-lost', 'stopping']) }),
]);
export type DeskEvent = z.infer<typeof DeskEvent>;

/** What an organisation is owed, and what it owes. */
export const OwedWork = z.object({
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  /** Tickets that wait for us. */
  weOwe: z.object({ tickets: count, late: count, nextDueAt: Instant.nullable() }),
  /** Tickets that wait for the customer: an answer, the choice of a project, a sponsor. */
  theyOwe: z.object({ tickets: count, oldestAt: Instant.nullable() }),
});
export type OwedWork = z.infer<typeof OwedWork>;

/** Who asks, and what is known of their organisation. */
export const DeskContext = z.object({
  requester: z.object({
    accountId: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    language: LanguageName,
    /** In the organisation; null: none, or no longer. */
    role: RoleName.nullable(),
    since: Instant.nullable(),
  }),
  organisation: z
    .object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string(), createdAt: Instant })
    .nullable(),
  /** As of now; what judged the ticket is its `entitlement`. */
  coverage: Coverage.nullable(),
  tickets: z.object({
    open: count,
    /** Of the organisation, newest first, without this one. */
    latest: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        subject: z.string(),
        status: TicketStatus,
        severity: Severity,
        isOfRequester: z.boolean(),
        createdAt: Instant,
      }),
    ),
    ratings: z.object({ good: count, bad: count }),
  }),
  /** The post of a community channel that it was made of. */
  communityPost: z.object({ url: z.string(), askedBy: person.nullable() }).nullable(),
});
export type DeskContext = z.infer<typeof DeskContext>;

/** A post of a community channel that may become a ticket, once its author says so. */
export const CommunityConversion = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  /** `asked`: nobody has answered yet, or nobody with an account has that address. */
  state: z.enum(['asked', 'accepted', 'expired']),
  askedAt: Instant,
  askedBy: person.nullable(),
  expiresAt: Instant,
  ticket: z.object({ id: z.string(), reference: z.string() }).nullable(),
});
export type CommunityConversion = z.infer<typeof CommunityConversion>;
