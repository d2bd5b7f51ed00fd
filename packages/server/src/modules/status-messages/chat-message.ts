import type { Language } from '../../platform/language.ts';
import type { Kind } from './kinds.ts';
import { discordMessage } from './discord-message.ts';
import { factsOf, headlineOf, instantIn } from './news-lines.ts';
import type { News } from './news.ts';
import { slackMessage } from './slack-message.ts';
import { teamsMessage } from './teams-message.ts';
import { messageWords } from './words.ts';

/** A message before it has the form of a chat. Texts are plain. */
export interface ChatText {
  title: string;
  /** Where the title leads. */
  url: string;
  linkLabel: string;
  body: string;
  facts: [label: string, value: string][];
  footer: string;
  /** How grave it is; `good` ends something. */
  tone: 'bad' | 'warn' | 'good' | 'info';
}

/** The chats that take messages at an address. */
export type ChatKind = Exclude<Kind, 'email' | 'webhook'>;

const FORMS: Record<ChatKind, (text: ChatText) => object> = {
  slack: slackMessage,
  teams: teamsMessage,
  discord: discordMessage,
};

/**
 * The body of the request that tells a chat one of the news.
 *
 * @example const body = chatOfNews('slack', 'fr', 'Acme', news);
 */
export function chatOfNews(kind: ChatKind, language: Language, site: string, news: News): string {
  const t = messageWords[language];
  return JSON.stringify(
    FORMS[kind]({
      title: headlineOf(language, news),
      url: news.url,
      linkLabel: t.details,
      body: news.body[language].trim(),
      facts: factsOf(language, news),
      footer: t.inBrackets(site, instantIn(language, news.at)),
      tone: toneOf(news),
    }),
  );
}

/**
 * The first message of a chat: it shows that the address is right.
 *
 * @example const body = chatWelcome('teams', 'en', 'Acme', 'https://status.example.com');
 */
export function chatWelcome(kind: ChatKind, language: Language, site: string, url: string): string {
  const t = messageWords[language];
  const text = { title: site, url, linkLabel: t.details, body: t.welcome(site), facts: [], footer: site };
  return JSON.stringify(FORMS[kind]({ ...text, tone: 'info' }));
}

function toneOf({ isClosing, kind, impact }: News): ChatText['tone'] {
  if (isClosing) return 'good';
  if (kind === 'maintenance') return 'info';
  return impact === 'major' || impact === 'critical' ? 'bad' : 'warn';
}
