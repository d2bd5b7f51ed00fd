/**
 * A `fetch` that tells how many bytes of its body have left, which browsers tell through their older interface alone.
 * Answers are read whole; for answers that stream use `fetch`.
 */
export function xhrFetch(onSent: (bytes: number) => void): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? null : await request.blob();
    return await new Promise<Response>((resolve, reject) => {
      const sending = new XMLHttpRequest();
      sending.open(request.method, request.url);
      sending.responseType = 'blob';
      for (const [name, value] of request.headers) sending.setRequestHeader(name, value);
      sending.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
      sending.addEventListener('load', () => resolve(answerOf(sending)));
      sending.addEventListener('error', () => reject(new TypeError('The request failed.')));
      sending.addEventListener('abort', () => reject(request.signal.reason));
      request.signal.addEventListener('abort', () => sending.abort());
      if (request.signal.aborted) reject(request.signal.reason);
      else sending.send(body);
    });
  };
}

function answerOf(sending: XMLHttpRequest): Response {
  const lines = sending.getAllResponseHeaders().trim().split('\r\n');
  const headers = lines
    .map((line) => line.split(': ', 2))
    .filter((pair): pair is [string, string] => pair.length === 2);
  const { status, statusText } = sending;
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? (sending.response as Blob) : null, { status, statusText, headers });
}
