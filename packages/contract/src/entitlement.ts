import { z } from 'zod';
import { Coverage, PaidBy } from './billing.ts';
import { endpoint, Instant } from './endpoint.ts';
import { RoleName } from './organisations.ts';
import { ResponseRow } from './plans.ts';
import { ResponseTarget, Severity, SupportQueue } from './support-terms.ts';

const tag = 'Support';

/** The way by which a request arrives. `community` are places where users help each other. */
export const SupportChannel = z.enum(['console', 'form', 'email', 'api', 'cli', 'community']);
export type SupportChannel = z.infer<typeof SupportChannel>;

/** What a request is about; of a mail the address that it was sent to decides. */
export const SupportCategory = z.enum([
  'technical',
  'billing',
  'account',
  'security',
  'abuse',
  'data_protection',
]);
export type SupportCategory = z.infer<typeof SupportCategory>;

/** What becomes of a request. */
export const EntitlementOutcome = z.enum([
  'accepted',
  'not_a_ticket',
  'held',
  'confirm_address',
  'sign_in',
  'pointer',
  'choose_project',
  'needs_sponsor',
  'follow_incident',
  'declined',
  'promises_kept',
]);
export type EntitlementOutcome = z.infer<typeof EntitlementOutcome>;

/**
 * The clock of a request, and when it starts: at once, when the project is chosen, when a sponsor confirms, when the
 * request qualifies later, or when it is sent although an incident explains it and is linked to that.
 */
export const EntitlementClock = z.object({
  kind: z.enum(['none', 'queue', 'response']),
  starts: z.enum(['now', 'choice', 'confirmation', 'qualification', 'link']).nullable(),
  queue: SupportQueue.nullable(),
  /** Null where it depends on the project that will be chosen. */
  responseRow: ResponseRow.nullable(),
  promise: z.enum(['none', 'target', 'commitment']),
});
export type EntitlementClock = z.infer<typeof EntitlementClock>;

/** Why, as a code; the parameters are names and numbers that its texts need. */
export const EntitlementReason = z.object({
  code: z.enum([
    'queue_security',
    'queue_abuse',
    'queue_data_protection',
    'community',
    'mail_not_authenticated',
    'form_not_signed_in',
    'not_signed_in',
    'not_registered',
    'billing_with_amounts',
    'billing_without_amounts',
    'role_lost',
    'payment_lost',
    'role_and_payment_lost',
    'choose_project',
    'no_project',
    'no_paid_project',
    'no_eligible_project',
    'project_not_paid',
    'below_developer',
    'billing_role_only',
    'no_role',
    'open_incident',
    'eligible',
    'eligible_without_times',
    'out_of_scope',
    'out_of_scope_without_times',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type EntitlementReason = z.infer<typeof EntitlementReason>;

/** What the twelve rows say of a request: exactly one of them decides. */
export const Entitlement = z.object({
  row: z.number().int().min(1).max(12),
  outcome: EntitlementOutcome,
  clock: EntitlementClock,
  /** A ticket; its text alone, to be sent again when it becomes eligible; out of sight until somebody confirms it. */
  kept: z.enum(['ticket', 'text', 'held', 'nothing']),
  /** Who says that it arrived: the machine, a person, or nobody. */
  acknowledgement: z.enum(['automatic', 'person', 'none']),
  /** Whether a person owes a public answer, even where no clock runs. */
  owesAnswer: z.boolean(),
  /** Whether amounts and invoices may be told. */
  mayHearAmounts: z.boolean(),
  /** Whether nothing is exported or erased before the requester has signed in. */
  needsSignIn: z.boolean(),
  /** The project that it is about, named or the only one that is eligible. */
  projectId: z.string().nullable(),
  /** Those of which one must be chosen. */
  choices: z.array(z.object({ id: z.string(), name: z.string() })),
  reason: EntitlementReason,
});
export type Entitlement = z.infer<typeof Entitlement>;

/** The same in plain words: what becomes of it, and what to do or whom to ask, if anything. */
export const EntitlementText = z.object({ summary: z.string(), next: z.string().nullable() });
export type EntitlementText = z.infer<typeof EntitlementText>;

/** What a ticket keeps of its judgement; both sides can read it. */
export const EntitlementSnapshot = z.object({
  at: Instant,
  channel: SupportChannel,
  authenticated: z.boolean(),
  registered: z.boolean(),
  category: SupportCategory,
  orgRole: RoleName.nullable(),
  project: z.object({ id: z.string(), name: z.string(), role: RoleName.nullable() }).nullable(),
  plan: Coverage.shape.plan.nullable(),
  paidBy: z.array(PaidBy),
  policyVersion: z.number().int(),
  entitlement: Entitlement,
});
export type EntitlementSnapshot = z.infer<typeof EntitlementSnapshot>;

/** When an answer is owed. */
export const OwedAnswer = z.object({
  /** Null in queues, which know no severity. */
  severity: Severity.nullable(),
  target: ResponseTarget,
  /** In words. */
  text: z.object({ en: z.string(), fr: z.string() }),
  /** If it were sent now; null while something else must happen first. */
  dueAt: Instant.nullable(),
});
export type OwedAnswer = z.infer<typeof OwedAnswer>;

/** What somebody learns before typing. */
export const EntitlementAnswer = z.object({
  entitlement: Entitlement,
  text: z.object({ en: EntitlementText, fr: EntitlementText }),
  policyVersion: z.number().int(),
  /** By severity, the gravest first; empty where no clock runs or it is not known which. */
  owed: z.array(OwedAnswer),
  /** The zone of business hours, as the IANA database names it; null where no clock runs. */
  timeZone: z.string().nullable(),
});
export type EntitlementAnswer = z.infer<typeof EntitlementAnswer>;

/** The endpoints of asking for help. */
export const support = {
  entitlement: endpoint('account', {
    method: 'GET',
    path: '/support/entitlement',
    summary: 'What becomes of a request for help, before it is written',
    tag,
  })
    .input(
      z.object({
        /** Slug or id; left out: all organisations and projects where you have a role. */
        organisation: z.string().min(1).max(128).optional(),
        /** Slug or id of a project of that organisation. */
        project: z.string().min(1).max(128).optional(),
        category: SupportCategory.default('technical'),
        channel: z.enum(['console', 'api', 'cli']).default('api'),
      }),
    )
    .output(EntitlementAnswer),
};
