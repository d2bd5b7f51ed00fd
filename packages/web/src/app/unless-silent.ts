import { answersNow } from './answers-now.ts';

const SILENCE_MS = 15_000;

/**
 * A way to ask the server that gives up when the line has fallen silent, as after a cable was pulled: no system tells
 * that for minutes. Work that merely takes long goes on, because the server still answers something else.
 */
export function unlessSilent(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const silence = new AbortController();
    const knock = async (): Promise<void> => {
      if (!(await answersNow())) silence.abort(new TypeError('The server has fallen silent.'));
    };
    const timer = setInterval(() => void knock(), SILENCE_MS);
    try {
      return await ask(request, { signal: AbortSignal.any([request.signal, silence.signal]) });
    } finally {
      clearInterval(timer);
    }
  };
}
