import { z } from 'zod';
import { endpoint, Instant } from './endpoint.ts';
import { TICKET_TEXT_LENGTH } from './ticket-shapes.ts';
import { LanguageName } from './time-zone.ts';

const tag = 'Support';

const Both = z.object({ en: z.string(), fr: z.string() });

/** A place in the documentation. */
export const DocAnswer = z.object({
  /** Of the page. */
  title: z.string(),
  /** Of the section; null for what stands before the first one. */
  heading: z.string().nullable(),
  /** Its public page, in the language of the reader. */
  url: z.string(),
  /** The language in which it is written: English where there is no French page. */
  language: LanguageName,
  /** A few words around what was found, in pieces; `isMatch` where a word of the question stands. */
  excerpt: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
});
export type DocAnswer = z.infer<typeof DocAnswer>;

/** Something that is wrong with the platform now. */
export const OpenIncident = z.object({
  id: z.string(),
  title: Both,
  /** What was told of it last. */
  update: Both,
  since: Instant,
  /** Where to follow it; null where it is told nowhere else. */
  url: z.string().nullable(),
  /** What is affected, such as `update-checks`, `downloads`, `api` or `console`. */
  components: z.array(z.string()),
});
export type OpenIncident = z.infer<typeof OpenIncident>;

/** What is wrong with the platform now. */
export const PlatformState = z.object({
  /** The origin of the status site; null where there is none. Its `state.json` says the same while this is down. */
  statusUrl: z.string().nullable(),
  /** The one that began last first. */
  items: z.array(OpenIncident),
});
export type PlatformState = z.infer<typeof PlatformState>;

/** A known fault that somebody's text shows signs of, and what to do about it. */
export const Symptom = z.object({
  id: z.string(),
  /** The line of the text by which it was recognised. */
  found: z.string(),
  title: Both,
  advice: Both,
  /** Where the documentation says more. */
  url: Both,
});
export type Symptom = z.infer<typeof Symptom>;

/** What may answer a request before it is sent. */
export const Deflection = z.object({
  /** All that are open; `isMatch` for those that the text seems to be about. */
  incidents: z.array(OpenIncident.extend({ isMatch: z.boolean() })),
  symptoms: z.array(Symptom),
  answers: z.array(DocAnswer),
});
export type Deflection = z.infer<typeof Deflection>;

const question = {
  query: z.string().trim().min(1).max(200),
  /** Of the reader. */
  language: LanguageName.default('en'),
  limit: z.coerce.number().int().min(1).max(20).default(5),
};
const answers = z.object({ items: z.array(DocAnswer) });

/** The endpoints of help without a ticket. */
export const supportSearch = {
  search: endpoint('account', {
    method: 'GET',
    path: '/support/search',
    summary: 'Search the documentation, the best answer first',
    tag,
  })
    .input(z.object(question))
    .output(answers),
  searchDocs: endpoint('public', {
    method: 'GET',
    path: '/docs/search',
    summary: 'Search the documentation without signing in; by address it is limited more',
    tag,
  })
    .input(z.object(question))
    .output(answers),
  incidents: endpoint('public', {
    method: 'GET',
    path: '/incidents',
    summary: 'What is wrong with the platform now',
    tag,
  }).output(PlatformState),
  deflect: endpoint('account', {
    method: 'POST',
    path: '/support/answers',
    summary: 'What may answer a request before it is sent: incidents, known faults, documentation',
    tag,
  })
    .input(
      z.object({
        /** What is typed or pasted so far; it is not kept. */
        text: z.string().max(TICKET_TEXT_LENGTH),
        language: LanguageName.default('en'),
      }),
    )
    .output(Deflection),
};
