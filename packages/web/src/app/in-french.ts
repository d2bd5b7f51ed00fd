import type { FieldRule } from '@codepushgo/contract';
import type { ProblemBody } from '@codepushgo/contract/client';
import { makeFormat } from '../ui/format.ts';
import { fieldsInFrench, refusalsInFrench, rulesInFrench } from './refusals-fr.ts';

const format = makeFormat('fr', 'UTC');

/** What a refusal says in French, with its facts; undefined where nobody has worded it, or a fact is missing. */
export function sayInFrench(problem: Record<string, unknown>): string | undefined {
  const reason = problem['reason'];
  if (typeof reason !== 'string' || !Object.hasOwn(refusalsInFrench, reason)) return undefined;
  return fillIn(refusalsInFrench[reason as keyof typeof refusalsInFrench], problem);
}

/** The same for one field of it. */
export function sayFieldInFrench(error: NonNullable<ProblemBody['errors']>[number]): string | undefined {
  const { detail, rule } = error;
  if (rule !== undefined && Object.hasOwn(rulesInFrench, rule))
    return fillIn(rulesInFrench[rule as FieldRule], { limit: error.limit });
  return Object.hasOwn(fieldsInFrench, detail) ? fieldsInFrench[detail] : undefined;
}

function fillIn(text: string, facts: Record<string, unknown>): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = write(name, facts[name]);
    if (fact === undefined) isWhole = false;
    return fact ?? '';
  });
  return isWhole ? filled : undefined;
}

function write(name: string, fact: unknown): string | undefined {
  if (typeof fact === 'number') return name.endsWith('Bytes') ? format.bytes(fact) : format.number(fact);
  if (Array.isArray(fact) && fact.length > 0)
    return fact.map((one) => `«\u00a0${String(one)}\u00a0»`).join(', ');
  return typeof fact === 'string' ? fact : undefined;
}
