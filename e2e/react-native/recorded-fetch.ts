import type { PendingWork } from './pending-work.ts';

/** A request that an SDK sent, and its answer. */
export interface SentRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Headers;
  body: Record<string, string> | null;
  status: number;
}

/** The device's `fetch`: the real one, with a record of what went out, and without network when there is none. */
export function recordedFetch(
  work: PendingWork,
  requests: SentRequest[],
  isOnline: () => boolean,
): typeof fetch {
  async function send(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    if (!isOnline()) throw new TypeError('Network request failed');
    const url = new URL(String(input));
    const answer = await fetch(url, init);
    requests.push({
      method: init.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : null,
      status: answer.status,
    });
    const text = answer.text.bind(answer);
    return Object.assign(answer, { text: () => work.track(text()) });
  }
  return (input, init) => work.track(send(input, init));
}
