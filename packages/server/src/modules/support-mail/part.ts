import { mailReceived, type MailPort } from '#mail-intake';
import { authoriseAgent } from '#organisations';
import { knownMessageIds } from '#ticket-mail';
import { eq } from 'drizzle-orm';
import { Readable } from 'node:stream';
import type { App, Part } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { deliverMail } from './deliver-mail.ts';
import { ORIGINALS_PATH } from './reviews.ts';

/** What becomes of mail that was taken in: tickets. */
export const ticketsByMail: MailPort = { deliver: deliverMail, knownMessageIds };

function mount(app: App): void {
  app.get(`${ORIGINALS_PATH}/:mail`, async (c) => {
    const ctx = c.get('ctx');
    authoriseAgent(ctx.actor, 'ticket.handle', 'read');
    const id = c.req.param('mail');
    const [row] = await ctx.db.select().from(mailReceived).where(eq(mailReceived.id, id));
    if (!row) throw new Problem('not-found', `There is no mail "${id}".`);
    const file = await ctx.files.get(row.rawBlob, row.rawSize);
    // Whatever it holds, a browser only stores it.
    return new Response(Readable.toWeb(file.stream()) as ReadableStream, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(row.rawSize),
        'content-disposition': `attachment; filename="${id}.eml"`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      },
    });
  });
}

/** Mail to support as a part of the server: its originals, for staff. */
export const supportMailPart: Part = { name: 'support-mail', routes: mount };
