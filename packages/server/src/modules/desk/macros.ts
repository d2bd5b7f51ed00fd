import type { Macro } from '@codepushgo/contract';
import { agentOf } from '#ticket-handling';
import { authoriseOperator } from '#organisations';
import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { SEED_MACROS } from './macro-seed.ts';
import { deskMacros } from './schema.ts';

function toMacro({ updatedAt, ...row }: typeof deskMacros.$inferSelect): Macro {
  return { ...row, updatedAt: updatedAt.toISOString() };
}

/** All versions of a macro, newest first; none for one that does not exist. */
export async function macroVersions(db: Db | Tx, id: string): Promise<Macro[]> {
  const rows = await db
    .select()
    .from(deskMacros)
    .where(eq(deskMacros.id, id))
    .orderBy(desc(deskMacros.version));
  return [...rows.map(toMacro), ...SEED_MACROS.filter((one) => one.id === id)];
}

/** The newest version of each macro, by id; retired ones too. */
export async function newestMacros(db: Db | Tx): Promise<Macro[]> {
  const rows = await db
    .selectDistinctOn([deskMacros.id])
    .from(deskMacros)
    .orderBy(deskMacros.id, desc(deskMacros.version));
  const newest = new Map([...SEED_MACROS, ...rows.map(toMacro)].map((one) => [one.id, one]));
  return [...newest.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The texts that staff answer with; those out of use are left out. */
export async function listMacros(ctx: Ctx): Promise<{ items: Macro[] }> {
  agentOf(ctx, 'read');
  return { items: (await newestMacros(ctx.db)).filter(({ isRetired }) => !isRetired) };
}

/** Those out of use as well, for operators, who bring them back. */
export async function listEveryMacro(ctx: Ctx): Promise<{ items: Macro[] }> {
  authoriseOperator(ctx.actor, 'desk.macros', 'read');
  return { items: await newestMacros(ctx.db) };
}

/**
 * All versions of a macro, newest first, for operators.
 *
 * @throws Problem `not-found`
 */
export async function listMacroVersions(ctx: Ctx, { macro }: { macro: string }): Promise<{ items: Macro[] }> {
  authoriseOperator(ctx.actor, 'desk.macros', 'read');
  const items = await macroVersions(ctx.db, macro);
  if (items.length === 0) throw noMacro(macro);
  return { items };
}

/** The answer for a macro that nobody has written. */
export function noMacro(id: string): Problem {
  return new Problem('not-found', `There is no macro "${id}".`);
}
