import type { TestServer } from './make-server.ts';

/** A page that a visitor got. */
export interface Visit {
  status: number;
  headers: Headers;
  html: string;
  /** Where the answer sends the browser; null when it does not. */
  location: string | null;
  /** The hidden fields of the page's forms, by name. */
  hidden: Record<string, string>;
}

/** A browser without JavaScript: keeps cookies, sends forms from this site, follows no redirects by itself. */
export interface Visitor {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Visit>;
  /** Sends a form; `headers` may replace the Origin that a browser would send. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Visit>;
}

/** Opens a new browser on the server. */
export function visitor(server: TestServer): Visitor {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit): Promise<Visit> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const target = path.startsWith('http') ? new URL(path).pathname + new URL(path).search : path;
    const answer = await server.fetch(target, {
      ...init,
      headers: { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) },
    });
    for (const set of answer.headers.getSetCookie()) keep(cookies, set);
    const html = await answer.text();
    const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
    const hidden = Object.fromEntries([...inputs].map(([, name, value]) => [name!, unescape(value!)]));
    const location = answer.headers.get('location');
    return { status: answer.status, headers: answer.headers, html, location, hidden };
  };
  return {
    cookies,
    get: (path, headers = {}) => go(path, { headers }),
    post: (path, fields, headers = {}) =>
      go(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: server.url, ...headers },
      }),
  };
}

function keep(cookies: Map<string, string>, set: string): void {
  const [name, value] = set.split(';')[0]!.split('=', 2) as [string, string];
  if (/max-age=0/i.test(set)) cookies.delete(name);
  else cookies.set(name, value);
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
