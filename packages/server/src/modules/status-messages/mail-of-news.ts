import type { Mail } from '../../platform/mail-transport.ts';
import type { Language } from '../../platform/language.ts';
import { factsOf, headlineOf, instantIn } from './news-lines.ts';
import type { News } from './news.ts';
import { messageWords } from './words.ts';

/** To whom, and the addresses that belong to this subscriber alone. */
export interface MailReader {
  to: string;
  language: Language;
  site: string;
  manageUrl: string;
  unsubscribeUrl: string;
}

/**
 * The mail that tells one or several news, the one that weighs most in the subject.
 *
 * @example
 * const links = { manageUrl: linkTo(ctx, 'manage', 'k3j9x0a1b2c3'), unsubscribeUrl: linkTo(ctx, 'unsubscribe', 'k3j9x0a1b2c3') };
 * mailOfNews({ to: 'zoe@example.com', language: 'en', site: 'Acme', ...links }, [news], 'msg_1@status.example.com');
 */
export function mailOfNews(reader: MailReader, news: News[], messageId: string): Mail {
  const { to, language, site, unsubscribeUrl } = reader;
  const t = messageWords[language];
  const [first = news[0]!] = news.toSorted(
    (a, b) => Number(b.isClosing) - Number(a.isClosing) || b.seq - a.seq,
  );
  const headline = headlineOf(language, first);
  const subject = news.length > 1 ? t.moreSubject(headline, news.length - 1) : headline;
  const rule = `\n\n${'-'.repeat(20)}\n\n`;
  return {
    to,
    subject: t.subject(site, subject),
    text: `${news.map((one) => section(language, one)).join(rule)}\n\n-- \n${footer(reader)}\n`,
    kind: 'status-news',
    unsubscribeUrl,
    messageId,
  };
}

function section(language: Language, news: News): string {
  const t = messageWords[language];
  const facts = factsOf(language, news).map(([label, value]) => t.labelled(label, value));
  const head = [headlineOf(language, news), instantIn(language, news.at), ...facts].join('\n');
  const body = news.body[language].trim();
  return [head, ...(body ? [body] : []), t.labelled(t.details, news.url)].join('\n\n');
}

function footer({ language, site, manageUrl, unsubscribeUrl }: MailReader): string {
  const t = messageWords[language];
  return [t.whyMail(site), t.labelled(t.manage, manageUrl), t.labelled(t.unsubscribe, unsubscribeUrl)].join(
    '\n',
  );
}
