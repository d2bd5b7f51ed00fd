import { ilike, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * The condition that one of some columns contains a text, in any case; none for no text.
 *
 * @example await db.select().from(apps).where(and(eq(apps.orgId, org.id), contains(search, apps.name, apps.displayName)));
 */
export function contains(text: string | undefined, ...columns: (PgColumn | SQL)[]): SQL | undefined {
  const wanted = text?.replaceAll('\0', '').trim();
  if (!wanted) return undefined;
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(...columns.map((column) => ilike(column, pattern)));
}
