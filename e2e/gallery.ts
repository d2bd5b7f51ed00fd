import { build } from 'vite';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

const WEB = new URL('../packages/web/', import.meta.url).pathname;
const NONCE = 'once';
// As strict as the console's own.
const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  `style-src 'self' 'nonce-${NONCE}'`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** The files of the gallery by path, built in memory. */
export async function buildGallery(): Promise<Map<string, string>> {
  const built = await build({
    root: `${WEB}gallery`,
    configFile: `${WEB}vite.config.ts`,
    logLevel: 'warn',
    build: { write: false, manifest: false },
  });
  const files = new Map<string, string>();
  for (const file of (built as Extract<typeof built, { output: unknown }>).output) {
    const text = file.type === 'chunk' ? file.code : String(file.source);
    files.set(`/${file.fileName}`, text.replaceAll('__NONCE__', NONCE));
  }
  return files;
}

/** Opens a part of the gallery; `complaints` gathers errors and broken policies. */
export async function visitGallery(
  browser: Browser,
  files: Map<string, string>,
  part: string,
  options: BrowserContextOptions = {},
  scheme = 'https',
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const ours = `${scheme}://gallery.test`;
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  if (scheme === 'https') await context.grantPermissions(['clipboard-write'], { origin: ours });
  await context.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = origin === ours ? files.get(path) : undefined;
    if (body === undefined) return route.fulfill({ status: 404 });
    const contentType = TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
    return route.fulfill({ body, contentType, headers: { 'content-security-policy': POLICY } });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${ours}/?part=${part}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page, complaints };
}

/** The button of exactly this name. */
export function buttonOf(place: Page | Locator, name: string): Locator {
  return place.getByRole('button', { name, exact: true });
}
