import { problems } from '@codepushgo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from './testing/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

async function page(path: string, language: string): Promise<{ status: number; html: string; csp: string }> {
  const answer = await server.fetch(path, { headers: { 'accept-language': language } });
  const csp = answer.headers.get('content-security-policy') ?? '';
  return { status: answer.status, html: await answer.text(), csp };
}

test.each(Object.entries(problems))('the problem %s has a page in both languages', async (code, problem) => {
  const english = await page(`/problems/${code}`, 'de, en;q=0.5');
  expect(english).toMatchObject({ status: 200, csp: expect.stringContaining("default-src 'none'") });
  expect(english.html).toContain('<html lang="en">');
  expect(english.html).toContain(`<h1>${problem.title}</h1>`);
  expect(english.html).toContain(`<code>${code}</code>, HTTP status ${problem.status}.`);
  const french = await page(`/problems/${code}`, 'fr-CA, en;q=0.5');
  expect(french.html).toContain('<html lang="fr">');
  expect(french.html).not.toContain(problem.title);
  expect((await page(`/problems/${code}?lang=fr`, 'en')).html).toBe(french.html);
});

test('a code that is none has no page', async () => {
  for (const code of ['nothing', 'toString'])
    expect((await page(`/problems/${code}`, 'en')).status).toBe(404);
});
