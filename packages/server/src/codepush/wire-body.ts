import { readBody } from '../platform/read-body.ts';
import { WireRefusal } from './wire-refusal.ts';

const LIMIT_BYTES = 10 * 1024;
const FORM = /^application\/x-www-form-urlencoded\b/i;

/**
 * Reads a small body: JSON whatever its content type says, or a form. None at all is `{}`.
 *
 * @throws WireRefusal 413 beyond 10 kB, 400 for what is not a JSON object or array
 */
export async function readWireBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (FORM.test(request.headers.get('content-type') ?? '')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (text.trim() === '') return {};
  return parseObject(text);
}

async function readText(request: Request): Promise<string> {
  const body = await readBody(request, LIMIT_BYTES);
  if (!body) throw tooLarge();
  return body.toString('utf8').replace(/^\uFEFF/, '');
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WireRefusal(400, 'The request body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null) {
    throw new WireRefusal(400, 'The request body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

function tooLarge(): WireRefusal {
  return new WireRefusal(413, 'The request body is larger than the limit of 10 kilobytes.');
}
