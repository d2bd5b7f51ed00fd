import type { FieldRule } from '@codepushgo/contract';
import type { z } from 'zod';

type Told = { rule?: FieldRule; limit?: number };

/**
 * The rule of the schema that a value breaks, for clients that word it themselves; nothing for rules of our own, whose
 * message says it all.
 *
 * @example ruleOf({ code: 'too_big', origin: 'string', maximum: 128 }); // { rule: 'too-long', limit: 128 }
 */
export function ruleOf(issue: object): Told {
  const found = issue as z.core.$ZodIssue;
  if (found.code === 'too_small')
    return sized(found.origin, found.minimum, ['too-short', 'too-few', 'too-small']);
  if (found.code === 'too_big')
    return sized(found.origin, found.maximum, ['too-long', 'too-many', 'too-large']);
  // The issue does not keep the value; its own message tells whether there was one.
  if (found.code === 'invalid_type')
    return { rule: found.message.endsWith('received undefined') ? 'missing' : 'wrong-kind' };
  if (found.code === 'invalid_format' && found.message.startsWith('Invalid')) return { rule: 'malformed' };
  if (found.code === 'invalid_value') return { rule: 'not-a-choice' };
  return {};
}

function sized(
  origin: string,
  limit: number | bigint,
  [ofText, ofList, ofNumber]: [FieldRule, FieldRule, FieldRule],
): Told {
  if (origin === 'string' && limit === 1 && ofText === 'too-short') return { rule: 'missing' };
  const rule = origin === 'string' ? ofText : origin === 'array' || origin === 'set' ? ofList : ofNumber;
  return { rule, limit: Number(limit) };
}
