import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

/** How long to go on trying: a few seconds, or through a restart of the server and a change of network. */
export type Patience = 'short' | 'long';

const PLANS = {
  short: { retries: 2, minTimeout: 300, maxTimeout: 2000 },
  long: { retries: 10, minTimeout: 500, maxTimeout: 15_000 },
};

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
      const sent = { method: request.method, headers, body, signal: tools.signal };
      const response = await tools.fetch(request.url, sent);
      if ([502, 503, 504].includes(response.status)) throw new NotNow(response);
      return response;
    };
    return await persist(once, tools, (error) => again || neverArrived(error));
  };
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

// A wrong address or certificate does not mend itself.
function hopeless(error: unknown): boolean {
  return /^(ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_INVALID|ERR_SSL)/.test(
    codeOf(error),
  );
}
