import { and, asc, eq } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { askClamd } from './ask-clamd.ts';
import { ticketFiles } from './schema.ts';

/** The job that asks the scanner about files that wait. */
export const SCAN_FILES = 'ticket-files.scan';

/** Asks clamd about all files that wait; one that cannot be asked about makes the job run again. */
export async function scanFiles(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const { clamdUrl } = ctx.config;
  if (clamdUrl === undefined) return;
  for (;;) {
    signal.throwIfAborted();
    const [file] = await ctx.db
      .select()
      .from(ticketFiles)
      .where(eq(ticketFiles.scan, 'waiting'))
      .orderBy(asc(ticketFiles.id))
      .limit(1);
    if (!file) return;
    const stored = await ctx.files.get(file.blob, file.sizeBytes);
    const scan = await askClamd(clamdUrl, stored.stream());
    await mutate(ctx, permitSystem('scan-files'), async (tx) => {
      await tx
        .update(ticketFiles)
        .set({ scan })
        .where(and(eq(ticketFiles.id, file.id), eq(ticketFiles.scan, 'waiting')));
      const target = { orgId: file.orgId, targetType: 'ticket-file', targetId: file.id };
      return {
        result: null,
        audit: scan === 'infected' ? { action: 'ticket-file.quarantined', ...target } : null,
      };
    });
  }
}
