import { z } from 'zod';
import { ResponseRow } from './plans.ts';
import { AnyInstant, Empty, endpoint, Instant, pageInput, pageOf } from './endpoint.ts';
import { ResponseTarget, Severity } from './support-terms.ts';

export { ResponseTarget, Severity };

const tag = 'Support policy';
const id = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens');
const words = z.string().trim().min(1).max(2000);

/** A text in every language. */
export const Localised = z.object({ en: words, fr: words });
export type Localised = z.infer<typeof Localised>;

const SEVERITIES = Severity.options;
const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 06:00 or 24:00');
const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@/;

/** An address; `{host}` in the place of its domain stands for the host under which people reach this server. */
export const PolicyAddress = z
  .string()
  .trim()
  .max(320)
  .refine(
    (text) =>
      local.test(text) &&
      (text.endsWith('@{host}') || z.email().safeParse(text).success) &&
      text.indexOf('@') === text.lastIndexOf('@'),
    'must be an e-mail address, or one that ends with @{host}',
  );

/** Where mail is received, and for what. */
export const PolicyContacts = z.object({
  support: PolicyAddress,
  billing: PolicyAddress,
  security: PolicyAddress,
  abuse: PolicyAddress,
  data_protection: PolicyAddress,
});
export type PolicyContacts = z.infer<typeof PolicyContacts>;

/** One thing that the policy says, under a heading. */
export const PolicyRule = z.object({ id, title: Localised, text: Localised });

/** A kind of help, with what belongs to it. */
export const PolicyScope = z.object({ id, title: Localised, items: z.array(Localised).min(1).max(50) });

/** Something that support does not do, and where to go with it instead; macros name it by its id. */
export const PolicyExclusion = z.object({ id, text: Localised, pointer: Localised });

/** A place where users help each other. */
export const CommunityChannel = z.object({
  id,
  name: z.string().trim().min(1).max(100),
  text: Localised,
  /** Null while there is none. */
  href: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .max(2000)
    .nullable(),
});

const targets = z.object({
  urgent: ResponseTarget,
  high: ResponseTarget,
  normal: ResponseTarget,
  low: ResponseTarget,
});

const shape = {
  /** What support is for, in a sentence or two. */
  aim: Localised,
  /** Who is helped with what, in the order in which it is told. */
  rules: z.array(PolicyRule).max(50),
  scope: z.array(PolicyScope).min(1).max(20),
  exclusions: z.array(PolicyExclusion).max(50),
  /** Business hours: ISO weekdays (1 is Monday), and from when until when. */
  hours: z.object({
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    opens: clock,
    closes: clock,
  }),
  /** How many business hours make one business day. */
  businessDayHours: z.number().int().min(1).max(24),
  contacts: PolicyContacts,
  /** The official channels, by what they are; where they are the software knows. */
  official: z.object({ console: Localised, form: Localised, email: Localised }),
  community: z.array(CommunityChannel).max(20),
  /** What a report should hold, so that peers or agents can help. */
  guidance: z.object({ intro: Localised, items: z.array(Localised).min(1).max(30) }),
  severities: z.object({
    urgent: Localised,
    high: Localised,
    normal: Localised,
    low: Localised,
  }),
  /** Of the first and of each next answer. */
  responseTimes: z.object({ team: targets, payg: targets, priority_plus: targets }),
  queues: z.object({
    billing: ResponseTarget,
    security: ResponseTarget,
    abuse: ResponseTarget,
    data_protection: ResponseTarget,
  }),
  /** The share of a target after which staff are warned. */
  warnFraction: z.number().gt(0).lt(1),
  /** For how many days of 24 hours a solved request can be opened again. */
  reopenWindowDays: z.number().int().min(1).max(365),
};

/** Everything that is promised about support. */
export const SupportPolicy = z.object(shape).superRefine((policy, check) => {
  const fault = (path: (string | number)[], message: string): void =>
    check.addIssue({ code: 'custom', path, message });
  const { days, opens, closes } = policy.hours;
  if (opens >= closes) fault(['hours', 'closes'], 'must be later than the beginning');
  if (new Set(days).size < days.length) fault(['hours', 'days'], 'must not hold a day twice');
  for (const list of ['rules', 'scope', 'exclusions', 'community'] as const)
    for (const [at, one] of policy[list].entries())
      if (policy[list].findIndex((other) => other.id === one.id) < at)
        fault([list, at, 'id'], 'must not be there twice');
  for (const row of ResponseRow.options)
    for (const severity of SEVERITIES)
      if (policy.responseTimes[row][severity].unit === 'mo')
        fault(['responseTimes', row, severity, 'unit'], 'must be hours or business days');
});
export type SupportPolicy = z.infer<typeof SupportPolicy>;

/** One dated version of the policy; a request keeps the version that judged it. */
export const PolicyVersion = z.object({
  version: z.number().int(),
  effectiveFrom: Instant,
  /** With whole addresses, which may name a host without a domain or an IP address. */
  policy: z.object({
    ...shape,
    contacts: z.object({
      support: z.string(),
      billing: z.string(),
      security: z.string(),
      abuse: z.string(),
      data_protection: z.string(),
    }),
  }),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** A version as operators see it, its addresses as they were written. */
export const PublishedPolicy = PolicyVersion.extend({
  policy: SupportPolicy,
  note: z.string(),
  publishedAt: Instant,
  /** The operator's account; null for the version that the software brings along. */
  publishedBy: z.string().nullable(),
});
export type PublishedPolicy = z.infer<typeof PublishedPolicy>;

/** The next version while operators work on it; all of them share one. */
export const PolicyDraft = z.object({
  policy: SupportPolicy,
  /** Rises with each change, also when a draft is published or thrown away. */
  revision: z.number().int(),
  /** The version that it was begun from. */
  basedOn: z.number().int(),
  /** Null: nobody has begun one, and `policy` is the newest version. */
  updatedAt: Instant.nullable(),
  updatedBy: z.string().nullable(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** A part of the page that tells the policy; every text is plain. */
export const PolicySection = z.object({
  id: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  groups: z.array(
    z.object({
      title: z.string().nullable(),
      items: z.array(
        z.object({ text: z.string(), more: z.string().nullable(), href: z.string().nullable() }),
      ),
    }),
  ),
  table: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
});
export type PolicySection = z.infer<typeof PolicySection>;

/** The policy as a page in one language. */
export const PolicyDocument = z.object({
  title: z.string(),
  lead: z.string(),
  sections: z.array(PolicySection),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

/** The endpoints of the support policy. */
export const supportPolicy = {
  get: endpoint('public', {
    method: 'GET',
    path: '/support-policy',
    summary: 'The support policy in force',
    tag,
  }).output(PolicyVersion),
  getVersion: endpoint('public', {
    method: 'GET',
    path: '/support-policy/versions/{version}',
    summary: 'A version of the support policy that is or was in force',
    tag,
  })
    .input(z.object({ version: z.coerce.number().int().min(1).max(1e9) }))
    .output(PolicyVersion),
  listVersions: endpoint('operator', {
    method: 'GET',
    path: '/operator/support-policies',
    summary: 'All versions of the support policy, newest first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(PublishedPolicy)),
  getDraft: endpoint('operator', {
    method: 'GET',
    path: '/operator/support-policy-draft',
    summary: 'The draft of the next version, or the newest version to begin from',
    tag,
  }).output(PolicyDraft),
  saveDraft: endpoint('operator', {
    method: 'PUT',
    path: '/operator/support-policy-draft',
    summary: 'Write the draft of the next version',
    tag,
  })
    .input(
      z.object({ policy: SupportPolicy, /** The one that was read. */ revision: z.number().int().min(0) }),
    )
    .output(PolicyDraft),
  discardDraft: endpoint('operator', {
    method: 'DELETE',
    path: '/operator/support-policy-draft',
    summary: 'Throw the draft away',
    tag,
    status: 204,
  }).output(Empty),
  preview: endpoint('operator', {
    method: 'POST',
    path: '/operator/support-policy-preview',
    summary: 'What the page of a policy would say, in every language',
    tag,
  })
    .input(z.object({ policy: SupportPolicy }))
    .output(z.object({ en: PolicyDocument, fr: PolicyDocument })),
  publish: endpoint('operator', {
    method: 'POST',
    path: '/operator/support-policies',
    summary: 'Publish the draft as the next version',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        /** The draft that was looked at; another one is not published. */
        revision: z.number().int().min(1),
        /** From when it holds; left out: at once. */
        effectiveFrom: AnyInstant.optional(),
        /** What changed, for other operators. */
        note: z.string().trim().min(1).max(500),
      }),
    )
    .output(PublishedPolicy),
};
