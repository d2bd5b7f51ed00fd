import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docsLibrary } from '../../site/docs-library.ts';
import { explainAll } from '../../testing/explain.ts';
import { makeAccount } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { findAnswers } from './find-answers.ts';
import { indexLibrary } from './index-library.ts';
import type { LibraryEntry } from './library.ts';
import { knowledgeEntries } from './schema.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

type Language = 'en' | 'fr';
const ask = async (text: string, language: Language = 'en', isTyped = true) =>
  findAnswers(server.platform, { text, language, limit: 5, isTyped, withProject: true });
const first = async (text: string, language: Language = 'en'): Promise<string> => {
  const [best] = await ask(text, language);
  return best?.url.replace(`${server.config.publicUrl}/`, '') ?? 'nothing';
};

test('questions in both languages find the section that answers them', async () => {
  expect(await first('sign releases')).toBe('en/docs/how-to/sign-releases');
  expect(await first('signer une version', 'fr')).toBe('fr/docs/how-to/sign-releases');
  expect(await first('rotate-key')).toBe('en/docs/reference/cli#channel-rotate-key');
  expect(await first('rollout-not-reached')).toBe('en/docs/explanation/decisions#the-rules-you-may-read');
  // Other forms of a word, no accents, and one that is still being typed.
  expect(await first('signing rele')).toBe('en/docs/how-to/sign-releases');
  expect(await first('clé privée', 'fr')).toBe('fr/docs/how-to/sign-releases');
  expect(await first('cle privee', 'fr')).toBe('fr/docs/how-to/sign-releases');
});

test('an answer says where it stands and what matched; French readers find English where there is no French', async () => {
  const [french] = await ask('signer', 'fr');
  expect(french).toMatchObject({ language: 'fr', url: expect.stringContaining('/fr/docs/') });
  expect(french!.excerpt.some(({ isMatch }) => isMatch)).toBe(true);
  const [english] = await ask('rotate-key', 'fr');
  expect(english).toMatchObject({ language: 'en', heading: 'channel rotate-key' });
  expect(english!.url).toBe(`${server.config.publicUrl}/fr/docs/reference/cli#channel-rotate-key`);
});

test('words that say nothing, operators of the search and long texts do no harm', async () => {
  for (const text of ['', '   ', 'the', "!!! & | <-> :* '", '\\', "l'", 'a'.repeat(5000), '12 34'])
    expect(await ask(text)).toEqual([]);
  const log = `${'at com.example.Main.run(Main.java:12)\n'.repeat(500)} signature of the release`;
  expect(Array.isArray(await ask(log, 'fr', false))).toBe(true);
});

test('every page that is found is there, with its section', async () => {
  const entries = docsLibrary.entries();
  expect(entries.length).toBeGreaterThan(200);
  const pages = new Map<string, string>();
  for (const { language, path, anchor } of entries.filter(({ kind }) => kind === 'user')) {
    const url = `/${language}/docs/${path}`;
    const page = pages.get(url) ?? (await (await server.fetch(url)).text());
    pages.set(url, page);
    expect(page, url).toContain(anchor ? `id="${anchor}"` : '<h1');
  }
});

test('the index is made once for the same documents, and anew for others', async () => {
  const entry: LibraryEntry = {
    language: 'en',
    path: 'how-to/teapots',
    anchor: 'short-and-stout',
    written: 'en',
    kind: 'user',
    title: 'Teapots',
    heading: 'Short and stout',
    text: 'Tip me over and pour me out.',
  };
  expect(await indexLibrary(server.platform, docsLibrary)).toBe(false);
  const other = { digest: () => 'teapots', entries: () => [entry] };
  const [one, two] = await Promise.all([
    indexLibrary(server.platform, other),
    indexLibrary(server.platform, other),
  ]);
  expect([one, two].filter(Boolean)).toHaveLength(1);
  expect(await ask('pour')).toMatchObject([{ title: 'Teapots', heading: 'Short and stout' }]);
  expect(await ask('sign')).toEqual([]);
  expect(await indexLibrary(server.platform, docsLibrary)).toBe(true);
});

test('a search reads by index, however much there is', async () => {
  const { db, database } = server;
  const filler = Array.from({ length: 4000 }, (_, n) => ({
    language: n % 2 === 0 ? ('en' as const) : ('fr' as const),
    path: `filler/${n}`,
    anchor: '',
    written: n % 2 === 0 ? ('en' as const) : ('fr' as const),
    kind: 'user' as const,
    title: 'Filler',
    heading: null,
    text: 'x'.repeat(1500),
    words: sql`to_tsvector('english', ${`word${n} other${n}`})`,
  }));
  for (let at = 0; at < filler.length; at += 500)
    await db.insert(knowledgeEntries).values(filler.slice(at, at + 500) as never);
  await database.executeSql('VACUUM ANALYZE knowledge_entries');
  for (const language of ['en', 'fr'] as const) {
    const plans = await explainAll(database, () => ask('sign releases with a private key', language));
    const scans = plans.flatMap((plan) => plan.scans);
    expect(scans).toContain('knowledge_entries by knowledge_entries_words');
    expect(scans).not.toContain('knowledge_entries whole');
  }
  await db.delete(knowledgeEntries).where(eq(knowledgeEntries.title, 'Filler'));
});

test('the API answers who is signed in, and anybody at an address until it asks too often', async () => {
  const person = await makeAccount(server);
  const headers = { authorization: `Bearer ${person.accessKey}` };
  const get = async (path: string, given = {}) => {
    const answer = await server.fetch(`/api/v1${path}`, given);
    return { status: answer.status, json: (await answer.json()) as { items?: unknown[] } };
  };
  const question = 'query=sign%20releases&language=fr&limit=2';
  expect((await get(`/support/search?${question}`)).status).toBe(401);
  const known = await get(`/support/search?${question}`, { headers });
  expect([known.status, known.json.items?.length]).toEqual([200, 2]);
  expect((await get(`/docs/search?${question}`)).json).toEqual(known.json);
  expect((await get('/docs/search?query=')).status).toBe(400);
  const { status, json } = await get('/docs/search?query=nothingofthekind');
  expect([status, json]).toEqual([200, { items: [] }]);
  const many = await Promise.all(Array.from({ length: 125 }, () => get('/docs/search?query=the')));
  expect(many.at(-1)!.status === 429 || many.some((one) => one.status === 429)).toBe(true);
  expect((await get(`/support/search?${question}`, { headers })).status).toBe(200);
});

test('before a request is sent, incidents, known faults and documents answer it; nothing is kept', async () => {
  const person = await makeAccount(server);
  const incident = {
    id: 'inc_7',
    title: { en: 'Downloads are slow', fr: 'Les téléchargements sont lents' },
    update: { en: 'We are on it.', fr: 'Nous y travaillons.' },
    since: server.clock.now().toISOString(),
    url: null,
    components: ['downloads'],
  };
  const { news } = server.platform;
  const before = news.openIncidents;
  news.openIncidents = async () => [
    incident,
    { ...incident, id: 'inc_8', components: ['console'], title: { en: 'x', fr: 'x' } },
  ];
  const answer = await server.fetch('/api/v1/support/answers', {
    method: 'POST',
    headers: { authorization: `Bearer ${person.accessKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      text: 'Le téléchargement échoue, comment signer la version ?\n[CodePush] The update contents failed the code signing check.',
      language: 'fr',
    }),
  });
  const match = await server.db.transaction((tx) =>
    news.matchIncident(server.ctx(), tx, { orgId: 'x', projectId: null, text: 'Le téléchargement échoue' }),
  );
  news.openIncidents = before;
  expect(match).toEqual({ id: 'inc_7', title: 'Downloads are slow' });
  expect(await answer.json()).toMatchObject({
    incidents: [
      { id: 'inc_7', isMatch: true },
      { id: 'inc_8', isMatch: false },
    ],
    symptoms: [
      { id: 'signature-mismatch', found: '[CodePush] The update contents failed the code signing check.' },
    ],
    answers: expect.arrayContaining([
      expect.objectContaining({ url: `${server.config.publicUrl}/fr/docs/how-to/sign-releases` }),
    ]),
  });
});
