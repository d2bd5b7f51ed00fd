import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

/** How long to go on trying: a few seconds, or through a restart of the server and a change of network. */
export type Patience = 'short' | 'long';

const PLANS = {
  short: { retries: 2, minTimeout: 300, maxTimeout: 2000 },
  long: { retries: 10, minTimeout: 500, maxTimeout: 15_000 },
};

// How long a server may be silent. Then an open incident may explain it, and nobody waits for minutes to read of it.
const SILENCE_S = { reading: 10, changing: 30 };

/** The server said that it cannot answer now; the request had no effect. */
class NotNow extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('not now');
    this.response = response;
  }
}

/**
 * A `fetch` that repeats what may be repeated: requests that never arrived, requests that change nothing when they
 * come twice, and creations, which carry an idempotency key so that the server answers a repetition as the first.
 */
export function retryingFetch(tools: {
  fetch: typeof fetch;
  signal: AbortSignal;
  patience: Patience;
}): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? null : await request.arrayBuffer();
    const headers = new Headers(request.headers);
    if (request.method === 'POST' && !headers.has('idempotency-key')) {
      headers.set('idempotency-key', randomUUID());
    }
    const again = ['GET', 'HEAD', 'PUT', 'POST'].includes(request.method);
    const once = async (): Promise<Response> => {
      const silenceS = silenceOf(tools.patience, request.method);
      const response = await withinSilence(silenceS, tools.signal, (signal) =>
        tools.fetch(request.url, { method: request.method, headers, body, signal }),
      );
      if ([502, 503, 504].includes(response.status)) throw new NotNow(response);
      return response;
    };
    return await persist(once, tools, (error) => again || neverArrived(error));
  };
}

// Long work, such as an upload, takes the time that it takes.
function silenceOf(patience: Patience, method: string): number | null {
  if (patience === 'long') return null;
  return ['GET', 'HEAD'].includes(method) ? SILENCE_S.reading : SILENCE_S.changing;
}

async function withinSilence(
  seconds: number | null,
  stop: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  if (seconds === null) return ask(stop);
  const silence = new AbortController();
  // As `fetch` tells of every other fault of the network.
  const fault = new TypeError('fetch failed', { cause: { code: `no answer within ${seconds} seconds` } });
  const timer = setTimeout(() => silence.abort(fault), seconds * 1000);
  try {
    return await ask(AbortSignal.any([stop, silence.signal]));
  } finally {
    clearTimeout(timer);
  }
}

async function persist(
  once: () => Promise<Response>,
  tools: { signal: AbortSignal; patience: Patience },
  mayRepeat: (error: unknown) => boolean,
): Promise<Response> {
  try {
    return await pRetry(once, {
      ...PLANS[tools.patience],
      randomize: true,
      signal: tools.signal,
      shouldRetry: ({ error }) => mayRepeat(error) && !hopeless(error),
    });
  } catch (error) {
    if (error instanceof NotNow) return error.response;
    throw error;
  }
}

function codeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  return cause?.code ?? cause?.errors?.[0]?.code ?? '';
}

function neverArrived(error: unknown): boolean {
  return (
    ['ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(codeOf(error)) ||
    (error instanceof NotNow && error.response.status === 503)
  );
}

// A wrong address or certificate does not mend itself, and who has waited for a silent server waits no longer.
function hopeless(error: unknown): boolean {
  return /^(no answer|ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_INVALID|ERR_SSL)/.test(
    codeOf(error),
  );
}
