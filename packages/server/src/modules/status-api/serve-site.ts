import { contentTypeOf } from '#status-documents';
import { cacheControlOf } from '#status-publish';
import { LANGUAGES, preferredLanguage, readLanguage, type Language } from '../../platform/language.ts';
import { Problem } from '../../platform/problem.ts';
import { problemResponse } from '../../platform/problem-response.ts';
import { isText, preferredEncoding } from './encode-file.ts';
import type { FindFile, SiteFile } from './site-files.ts';

const OPEN = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' };
const METHODS = 'GET, HEAD, OPTIONS';
const INCIDENTS = 'api/v2/incidents.json';

/** Answers whatever lies in the published folder, to anybody; everything else is not there. */
export async function serveSite(
  request: Request,
  find: FindFile,
  pageHeaders: Record<string, string>,
): Promise<Response> {
  const { method } = request;
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight(request) });
  if (method !== 'GET' && method !== 'HEAD')
    return new Response(null, { status: 405, headers: { ...OPEN, allow: METHODS } });
  const url = new URL(request.url);
  const path = pathOf(url);
  const language = preferredLanguage(request.headers.get('accept-language'));
  if (path === undefined) return missing(request, '', language, find, pageHeaders);
  const localised = await inLanguage(path, language, find);
  if (localised) return redirect(localised + url.search);
  const file = await find(path === INCIDENTS ? await incidentsPage(url, find) : path);
  return file ? answer(request, file, 200, pageHeaders) : missing(request, path, language, find, pageHeaders);
}

function pathOf({ pathname }: URL): string | undefined {
  try {
    return decodeURIComponent(pathname).replace(/^\/|\/$/g, '');
  } catch {
    return undefined;
  }
}

function preflight(request: Request): Record<string, string> {
  return {
    ...OPEN,
    allow: METHODS,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '86400',
  };
}

// Pages have a language; their addresses without one lead to the reader's.
async function inLanguage(path: string, language: Language, find: FindFile): Promise<string | undefined> {
  const isPage = !path.includes('.') && !readLanguage(path.split('/')[0]);
  if (!isPage) return undefined;
  const target = path === '' ? language : `${language}/${path.replace(/^i\//, 'incidents/')}`;
  return (await find(target)) ? `/${target}` : undefined;
}

function redirect(location: string): Response {
  const headers = { ...OPEN, location, vary: 'accept-language', 'cache-control': 'public, max-age=15' };
  return new Response(null, { status: 302, headers });
}

// Pages of the list are files; past the end there is an empty one.
async function incidentsPage({ searchParams }: URL, find: FindFile): Promise<string> {
  const page = Number(searchParams.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 2) return INCIDENTS;
  const path = INCIDENTS.replace('.json', `.page-${page}.json`);
  return (await find(path)) ? path : INCIDENTS.replace('.json', '.page-none.json');
}

async function answer(
  request: Request,
  file: SiteFile,
  status: number,
  pageHeaders: Record<string, string>,
): Promise<Response> {
  const { path, modifiedAt } = file;
  const name = path.split('/').at(-1)!;
  const contentType = name.includes('.') ? contentTypeOf(path) : 'text/html; charset=utf-8';
  const isPacked = isText(contentType);
  const wished = isPacked ? preferredEncoding(request.headers.get('accept-encoding')) : undefined;
  const { bytes, etag, encoding } = wished ? await file.encoded(wished) : file;
  const headers = {
    ...OPEN,
    ...(contentType.startsWith('text/html') && pageHeaders),
    etag,
    'last-modified': modifiedAt.toUTCString(),
    'cache-control': status === 200 ? cacheControlOf(path) : 'no-store',
    ...(isPacked && { vary: 'accept-encoding' }),
  };
  if (status === 200 && isKnown(request, etag, modifiedAt))
    return new Response(null, { status: 304, headers });
  const body = request.method === 'HEAD' ? null : bytes;
  const sent = { 'content-type': contentType, 'content-length': String(bytes.length) };
  return new Response(body, {
    status,
    headers: { ...headers, ...sent, ...(encoding && { 'content-encoding': encoding }) },
  });
}

function isKnown({ headers }: Request, etag: string, modifiedAt: Date): boolean {
  const match = headers.get('if-none-match');
  if (match !== null)
    return match.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  // Headers know whole seconds.
  return since >= Math.floor(modifiedAt.getTime() / 1000) * 1000;
}

async function missing(
  request: Request,
  path: string,
  language: Language,
  find: FindFile,
  pageHeaders: Record<string, string>,
): Promise<Response> {
  const isPage = !path.includes('.') && !path.startsWith('api/');
  const spoken = LANGUAGES.find((one) => path.split('/')[0] === one) ?? language;
  const page = isPage ? ((await find(`${spoken}/404.html`)) ?? (await find('404.html'))) : undefined;
  if (page) return answer(request, page, 404, pageHeaders);
  const response = problemResponse(new Problem('not-found', `Nothing answers /${path}.`), 'status');
  for (const [name, value] of Object.entries(OPEN)) response.headers.set(name, value);
  return response;
}
