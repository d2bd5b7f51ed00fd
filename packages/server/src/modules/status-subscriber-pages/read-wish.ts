import { z } from 'zod';
import { KINDS } from '#status-messages';
import type { Wish } from '#status-subscribers';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import { Problem } from '../../platform/problem.ts';

const text = z.string().max(4000).default('');

const wish = z.object({
  kind: z.enum(KINDS).default('email'),
  address: text,
  email: text,
  language: z.enum(LANGUAGES).optional(),
  scope: z.enum(['page', 'components', 'incident']).default('page'),
  components: z.array(z.string().max(100)).max(200).default([]),
  incident: text,
});

/**
 * What a form or a program asks for. A form names each component as `component`, JSON all of them as `components`.
 *
 * @throws Problem `invalid-input`
 */
export function readWish(body: string, isJson: boolean, language: Language): Wish {
  const parsed = wish.safeParse(isJson ? readJson(body) : readForm(body));
  if (parsed.success) return { ...parsed.data, language: parsed.data.language ?? language };
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new Problem('invalid-input', faults.join('; '));
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Problem('invalid-input', 'The body is not JSON.');
  }
}

function readForm(body: string): object {
  const form = new URLSearchParams(body);
  return { ...Object.fromEntries(form), components: form.getAll('component') };
}
