import type { TicketMessage } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { MailHtml } from './mail-html.tsx';

/** What a message says: a mail as it was laid out. With quotes or a signature, its own words first, the whole on demand. */
export function MessageText({ message }: { message: TicketMessage }): ReactNode {
  const t = useTexts(ticketTexts);
  const { text, html, hidden, channel } = message;
  const isLog = channel === 'email' && hidden !== null && /^>/m.test(hidden);
  if (html && !hidden) return <MailHtml html={html} />;
  return (
    <>
      <p className="max-w-[80ch] wrap-anywhere whitespace-pre-wrap">{text}</p>
      {hidden && (
        <details className="text-quiet">
          <summary className="cursor-pointer">{t.showHidden}</summary>
          <div className="mt-2">
            {html ? <MailHtml html={html} /> : <p className="wrap-anywhere whitespace-pre-wrap">{hidden}</p>}
          </div>
          {isLog && <p className="mt-2 text-xs">{t.quotedLog}</p>}
        </details>
      )}
    </>
  );
}
