import type { Macro } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { macroVersions, noMacro } from './macros.ts';
import { deskMacros } from './schema.ts';

/** What a macro is to say, and the version that its writer has read; 0: there is none. */
export type MacroWish = Pick<Macro, 'title' | 'text' | 'section' | 'status' | 'version'> & { macro: string };

/**
 * Writes a macro or its next version; versions before stay, for tickets were answered with them.
 *
 * @throws Problem `conflict` when somebody else wrote a version meanwhile; `forbidden` for everybody but operators
 */
export async function saveMacro(ctx: Ctx, { macro: id, version: read, ...wish }: MacroWish): Promise<Macro> {
  return writeMacro(ctx, id, 'desk-macro.saved', (newest) => {
    if ((newest?.version ?? 0) === read) return { ...wish, isRetired: false };
    throw new Problem('conflict', `Macro "${id}" has version ${newest?.version ?? 0} now. Read it again.`, {
      reason: 'stale-revision',
      revision: newest?.version ?? 0,
    });
  });
}

/**
 * Takes a macro out of use, as a version of its own.
 *
 * @throws Problem `not-found`; `forbidden` for everybody but operators
 */
export async function retireMacro(ctx: Ctx, { macro: id }: { macro: string }): Promise<void> {
  await writeMacro(ctx, id, 'desk-macro.retired', (newest) => {
    if (!newest || newest.isRetired) throw noMacro(id);
    return { ...saidBy(newest), isRetired: true };
  });
}

/**
 * Brings a macro back into use as it was last written, as a version of its own.
 *
 * @throws Problem `not-found`; `conflict` for one that is in use; `forbidden` for everybody but operators
 * @example await restoreMacro(ctx, { macro: 'solved' });
 */
export async function restoreMacro(ctx: Ctx, { macro: id }: { macro: string }): Promise<Macro> {
  return writeMacro(ctx, id, 'desk-macro.restored', (newest) => {
    if (!newest) throw noMacro(id);
    if (!newest.isRetired) throw new Problem('conflict', `Macro "${id}" is in use already.`);
    return { ...saidBy(newest), isRetired: false };
  });
}

function saidBy({ title, text, section, status }: Macro): Omit<Said, 'isRetired'> {
  return { title, text, section, status };
}

type Said = Pick<Macro, 'title' | 'text' | 'section' | 'status' | 'isRetired'>;

function writeMacro(
  ctx: Ctx,
  id: string,
  action: string,
  next: (newest: Macro | undefined) => Said,
): Promise<Macro> {
  const { permit, accountId } = authoriseOperator(ctx.actor, 'desk.macros', 'full');
  return mutate(ctx, permit, async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`desk macro ${id}`}))`);
    const [newest] = await macroVersions(tx, id);
    const row = { id, version: (newest?.version ?? 0) + 1, ...next(newest) };
    await insert(ctx, tx, row, accountId);
    const details = { version: row.version };
    const result = { ...row, updatedAt: ctx.clock.now().toISOString(), updatedBy: accountId };
    return { result, audit: { action, orgId: null, targetType: 'desk-macro', targetId: id, details } };
  });
}

async function insert(
  ctx: Ctx,
  tx: Tx,
  row: Said & { id: string; version: number },
  updatedBy: string,
): Promise<void> {
  await tx.insert(deskMacros).values({ ...row, updatedBy, updatedAt: ctx.clock.now() });
}
