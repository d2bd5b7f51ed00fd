import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#accounts';
import { publishPlanCatalogue, seedCatalogue } from '#plans';
import { publishSupportPolicy, savePolicyDraft, seedPolicy } from '#support-policy';
import { makeAccount } from '../testing/factories.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { visitor } from '../testing/visitor.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const MOST_BYTES = 50 * 1024;
const PAGES = [
  '',
  '/pricing',
  '/support',
  '/support/premium',
  '/support/community',
  '/sla',
  '/docs',
  '/docs/how-to/migrate-from-codepush',
];

let server: TestServer;
beforeAll(async () => {
  server = await makeServer({ config: { contactEmail: 'plans@example.com' } });
});
afterAll(() => server.stop());

/** A page as a browser gets it, with the bytes that travel. */
async function read(path: string) {
  const asked = request(server.url + path, { headers: { ...BROWSER, 'accept-encoding': 'gzip' } });
  const [answer] = (await once(asked.end(), 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  const html = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
  return { status: answer.statusCode, headers: answer.headers, bytes: body.length, html };
}

test('the door answers tools with the sentence of the wire, and people with their language', async () => {
  const tool = await server.fetch('/');
  expect([tool.status, await tool.text()]).toEqual([200, 'Welcome to the CodePush REST API!']);
  expect(tool.headers.get('vary')).toContain('Accept');
  const asked = async (more: Record<string, string>) => {
    const { status, headers } = await server.fetch('/', { headers: { ...BROWSER, ...more } });
    return [status, headers.get('location'), headers.get('vary')];
  };
  const vary = 'Accept, Accept-Language, Cookie';
  expect(await asked({ 'accept-language': 'fr-CA, en;q=0.5' })).toEqual([302, '/fr', vary]);
  expect(await asked({ 'accept-language': 'de' })).toEqual([302, '/en', vary]);
  expect(await asked({ 'accept-language': 'de', cookie: 'codepushgo.language=fr' })).toEqual([
    302,
    '/fr',
    vary,
  ]);
});

test('every page is small, needs nothing else, and names itself in both languages', async () => {
  const { publicUrl } = server.config;
  for (const path of PAGES) {
    for (const language of ['en', 'fr']) {
      const { status, headers, bytes, html } = await read(`/${language}${path}`);
      expect([status, path]).toEqual([200, path]);
      expect(bytes, path).toBeLessThan(MOST_BYTES);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain(`<link rel="canonical" href="${publicUrl}/${language}${path}" />`);
      for (const other of ['en', 'fr'])
        expect(html).toContain(`hreflang="${other}" href="${publicUrl}/${other}${path}"`);
      // Nothing more is loaded: the style is inside, and the icon is an address of its own.
      expect(html).not.toMatch(/<script|<img|<link[^>]*rel="stylesheet"|\sstyle=/);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; style-src 'sha256-");
      expect(policy).not.toMatch(/unsafe|https?:/);
    }
  }
});

test('every document is a small page, its links lead somewhere, and its headings have anchors', async () => {
  const index = await read('/fr/docs');
  const documents = [...new Set(index.html.matchAll(/href="(\/fr\/docs\/[^"#]+)"/g).map(([, to]) => to!))];
  expect(documents.length).toBeGreaterThan(20);
  const pages = new Map<string, string>();
  for (const to of documents) {
    const { status, bytes, html } = await read(to);
    expect([to, status]).toEqual([to, 200]);
    expect([to, bytes < MOST_BYTES]).toEqual([to, true]);
    pages.set(to, html);
  }
  for (const [from, html] of pages) {
    for (const [, to = '', anchor] of html.matchAll(/href="(\/fr\/docs\/[^"#?]+)?(?:#([^"]+))?"/g)) {
      const target = to === '' ? html : pages.get(to);
      expect([from, to, target !== undefined]).toEqual([from, to, true]);
      const isThere = anchor === undefined || target!.includes(`id="${decodeURIComponent(anchor)}"`);
      expect([from, to, anchor, isThere]).toEqual([from, to, anchor, true]);
    }
  }
  expect(pages.get('/fr/docs/reference/cli')).toContain('Cette page n’existe qu’en anglais.');
});

test('prices come from the catalogue that is offered now', async () => {
  const page = async (language: string) =>
    (await visitor(server).get(`/${language}/pricing`)).html.replaceAll(/\s+/g, ' ');
  expect(await page('en')).toContain('$99 <small>a month</small>');
  expect(await page('en')).toContain('mailto:plans@example.com');
  expect(await page('fr')).toMatch(/146.\$ par an/);
  const { ctx } = await makeAccount(server, { operator: true });
  const catalogue = structuredClone(seedCatalogue.catalogue);
  catalogue.plans.find(({ id }) => id === 'team')!.price = {
    monthlyMicroUsd: 77_500_000,
    yearlyMicroUsd: 800_000_000,
  };
  await publishPlanCatalogue(ctx, { catalogue, note: 'Cheaper' });
  expect(await page('en')).toContain('$77.50 <small>a month</small>');
});

test('the support policy is told as it is in force, and as it was', async () => {
  const page = async (path: string) => {
    const { status, html } = await visitor(server).get(path);
    return status === 200 ? html.replaceAll(/\s+/g, ' ') : status;
  };
  expect(await page('/en/support')).toContain('mailto:security@[127.0.0.1]');
  expect(await page('/fr/support')).toContain('2 heures ouvrées');
  const { ctx } = await makeAccount(server, { operator: true });
  const policy = structuredClone(seedPolicy.policy);
  policy.responseTimes.payg.high = { value: 3, unit: 'bh' };
  policy.community[0]!.href = 'https://forum.example/';
  policy.exclusions[0]!.text.fr = 'Les <b>miracles</b>.';
  const { revision } = await savePolicyDraft(ctx, { policy, revision: 0 });
  const effectiveFrom = new Date(server.clock.nowMs() + 1000).toISOString();
  await publishSupportPolicy(ctx, { revision, note: 'Slower', effectiveFrom });
  expect(await page('/en/support/versions/2')).toBe(404);
  server.clock.advance(1000);
  expect(await page('/fr/support')).toContain('3 heures ouvrées');
  expect(await page('/fr/support')).toContain('Les &lt;b&gt;miracles&lt;/b&gt;.');
  expect(await page('/en/support')).toContain('<a href="https://forum.example/">');
  expect(await page('/fr/support/versions/1')).toContain('2 heures ouvrées');
  expect(await page('/en/support/versions/3')).toBe(404);
});

test('people get a page where nothing is, and everybody else a problem', async () => {
  const people = await server.fetch('/fr/rien', { headers: BROWSER });
  const html = await people.text();
  expect([people.status, people.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(html).toContain('Il n’y a pas de page ici');
  expect(html).toContain('name="robots" content="noindex"');
  for (const [path, headers] of [
    ['/fr/rien', {}],
    ['/api/v1/nothing', BROWSER],
  ] as const) {
    const answer = await server.fetch(path, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  }
});

test('who is signed in is led to the console, and no store on the way keeps what they get', async () => {
  const person = { email: 'ada@example.com', password: 'four odd words here', name: 'Ada', operator: false };
  await createAccount(server.ctx(), person);
  const browser = visitor(server);
  const read = async () => {
    const { html, headers } = await browser.get('/fr/pricing');
    const doors = ['/sign-in?lang=fr', '/o'].filter((to) => html.includes(`class="button" href="${to}"`));
    return [...doors, headers.get('cache-control'), headers.get('vary')];
  };
  const stranger = ['/sign-in?lang=fr', 'no-cache', 'Cookie, Accept-Encoding'];
  expect(await read()).toEqual(stranger);
  await browser.post('/sign-in', { email: person.email, password: person.password });
  expect(await read()).toEqual(['/o', 'private, no-cache', 'Cookie, Accept-Encoding']);
  await browser.post('/sign-out', {});
  expect(await read()).toEqual(stranger);
});

test('a theme is chosen by a link, and forgotten by one', async () => {
  const browser = visitor(server);
  const chosen = await browser.get('/en/pricing?theme=dark');
  expect([chosen.status, chosen.location]).toEqual([303, '/en/pricing']);
  expect((await browser.get('/en/pricing')).html).toMatch(/<html[^>]*data-theme="dark"/);
  await browser.get('/en?theme=system');
  expect((await browser.get('/en')).html).not.toMatch(/<html[^>]*data-theme/);
});
