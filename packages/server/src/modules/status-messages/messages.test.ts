import { expect, test } from 'vitest';
import type { Snapshot } from '#status';
import { AT } from '../../testing/snapshot-parts.ts';
import { busySnapshot } from '../../testing/snapshots.ts';
import { answersChallenge } from './challenge.ts';
import { chatOfNews } from './chat-message.ts';
import { mailOfNews } from './mail-of-news.ts';
import { newsOfUpdate } from './news-of-update.ts';
import type { News } from './news.ts';

const now = busySnapshot();
const reader = {
  to: 'zoe@example.com',
  site: 'CodePushGo',
  manageUrl: 'https://status.example.com/manage?id=a&code=b',
  unsubscribeUrl: 'https://status.example.com/unsubscribe?id=a&code=c',
};

function news(eventId = 'opendownload', back = 0, seq = 1): News {
  const event = [...now.incidents, ...now.maintenances].find(({ id }) => id === eventId)!;
  return newsOfUpdate(now, eventId, event.updates[back]!.id, seq)!;
}

/** An incident whose texts try to be more than text. */
function hostile(): News {
  const text = '@everyone <!channel> <https://evil.example|click> **bold** [x](https://evil.example)';
  return {
    ...news(),
    title: { en: `${text}\r\nBcc: all@example.com`, fr: text },
    body: { en: text.repeat(100), fr: text },
  };
}

test('an update is told with what it says of components, to those who follow them or their group', () => {
  expect(news()).toMatchObject({
    kind: 'incident',
    status: 'identified',
    impact: 'major',
    isClosing: false,
    isAnnouncement: false,
    url: `${now.page.url}/i/opendownload`,
    components: [{ state: 'operational' }, { state: 'partial_outage' }],
  });
  expect(news().topics).toEqual(
    expect.arrayContaining(['opendownload', AT.checks, AT.downloads, AT.delivery]),
  );
  expect(news().topics).not.toContain(AT.api);
});

test('what is not for subscribers is told to nobody', () => {
  const [incident] = now.incidents;
  const quiet = { ...incident!, updates: incident!.updates.map((one) => ({ ...one, isDelivered: false })) };
  const snapshot: Snapshot = { ...now, incidents: [quiet] };
  expect(newsOfUpdate(snapshot, quiet.id, quiet.updates[0]!.id, 1)).toBeNull();
  expect(newsOfUpdate(now, 'nosuchthing1', 'nosuchthing1', 1)).toBeNull();
});

test('a mail says what, since when, what is affected and how to end it, in the language of its reader', () => {
  const english = mailOfNews({ ...reader, language: 'en' }, [news()], 'msg_1@status.example.com');
  expect(english).toMatchObject({
    subject: '[CodePushGo status] Identified: Downloads fail <for some>',
    unsubscribeUrl: reader.unsubscribeUrl,
    messageId: 'msg_1@status.example.com',
  });
  for (const part of [
    '23 November 2026 at 09:21 UTC',
    'Impact: major',
    'Update checks (operational), Package downloads (partial outage)',
    'Most downloads work again.',
    reader.manageUrl,
    reader.unsubscribeUrl,
  ])
    expect(english.text).toContain(part);
  const french = mailOfNews({ ...reader, language: 'fr' }, [news()], 'msg_1@status.example.com');
  expect(french.subject).toBe('[État de CodePushGo] Cause identifiée : Des téléchargements échouent');
  expect(french.text).toContain('La plupart des téléchargements fonctionnent à nouveau.');
});

test('several news are one mail, and the end of an event is its subject', () => {
  const end = { ...news('explainedapi', 1, 2), isClosing: true };
  const mail = mailOfNews({ ...reader, language: 'en' }, [end, news('opendownload', 0, 3)], 'm@x');
  expect(mail.subject).toBe('[CodePushGo status] Resolved: Release API slow (and 1 more)');
  expect(mail.text).toContain('Most downloads work again.');
});

test('a subject is one line', () => {
  const { subject } = mailOfNews({ ...reader, language: 'en' }, [hostile()], 'm@x');
  expect(subject).not.toMatch(/[\r\n]/);
});

test('Slack gets blocks in which nothing of the text is markup', () => {
  const body = chatOfNews('slack', 'en', 'CodePushGo', hostile());
  const { blocks, text } = JSON.parse(body) as {
    text: string;
    blocks: { type: string; text?: { text: string } }[];
  };
  expect(text).toContain('&lt;!channel&gt;');
  expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'section', 'context']);
  expect(blocks[0]!.text!.text.length).toBeLessThanOrEqual(150);
  expect(blocks[1]!.text!.text).not.toMatch(/<[!@h]/);
  expect(blocks[1]!.text!.text.length).toBeLessThanOrEqual(3000);
});

test('Teams gets an adaptive card of plain runs of text', () => {
  const body = JSON.parse(chatOfNews('teams', 'fr', 'CodePushGo', hostile())) as {
    type: string;
    attachments: {
      contentType: string;
      content: { type: string; body: { type: string }[]; actions: object[] };
    }[];
  };
  const [card] = body.attachments;
  expect([body.type, card!.contentType]).toEqual(['message', 'application/vnd.microsoft.card.adaptive']);
  expect(card!.content.body.every(({ type }) => type === 'RichTextBlock')).toBe(true);
  expect(card!.content.actions).toEqual([
    { type: 'Action.OpenUrl', title: 'Détails et suite', url: `${now.page.url}/i/opendownload` },
  ]);
});

test('a text of any length fits into what Teams takes', () => {
  for (const en of ['é'.repeat(25_000), 'a\n'.repeat(12_500)]) {
    const body = chatOfNews('teams', 'en', 'CodePushGo', { ...news(), body: { en, fr: en } });
    expect(Buffer.byteLength(body)).toBeLessThan(28 * 1024);
    expect(body).toContain('…');
  }
});

test('Discord gets an embed that calls nobody', () => {
  const body = JSON.parse(chatOfNews('discord', 'en', 'CodePushGo', hostile())) as {
    allowed_mentions: object;
    content?: string;
    embeds: { title: string; description: string; color: number }[];
  };
  expect([body.allowed_mentions, body.content]).toEqual([{ parse: [] }, undefined]);
  expect(body.embeds[0]!.title.length).toBeLessThanOrEqual(256);
  expect(body.embeds[0]!.description).toContain('\\[x\\]\\(https');
});

test('a challenge is answered as text or as JSON, and only by its own value', () => {
  const right = ['abc', ' abc\n', '{"challenge":"abc","more":1}'];
  const wrong = ['', 'ab', '"abc"', '{"challenge":"abd"}', '[]', 'null', '{"challenge"', 'abcabc'];
  expect(right.map((answer) => answersChallenge('abc', answer))).toEqual(right.map(() => true));
  expect(wrong.map((answer) => answersChallenge('abc', answer))).toEqual(wrong.map(() => false));
});
