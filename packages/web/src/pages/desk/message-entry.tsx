import type { DeskEntry, TicketFile } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { MessageText } from '../support/message-text.tsx';
import type { Came } from './automatic-entry.tsx';
import { DeliveryMarks, type Sent } from './delivery-marks.tsx';
import { EntryHead } from './entry-head.tsx';
import { MailMarks } from './mail-marks.tsx';

/** Something that both sides read. What staff wrote has another ground than what the customer wrote. */
export function MessageEntry(props: {
  entry: Extract<DeskEntry, { kind: 'message' }>;
  mails: Sent[];
  /** The mail by which it came. */
  came: Came | undefined;
}): ReactNode {
  const { entry, mails, came } = props;
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  const { message, by, at } = entry;
  return (
    <article
      className={classNames(
        'rounded-md border border-line px-4 py-3',
        by.side === 'agent' ? 'bg-accent-soft' : 'bg-page',
      )}
    >
      <EntryHead by={by} at={at}>
        <span className="text-xs text-quiet">{t.via(words.channels[message.channel])}</span>
      </EntryHead>
      <MessageText message={message} />
      {message.secrets.length > 0 && (
        <Banner tone="warning" className="mt-2" title={t.secrets(format.number(message.secrets.length))} />
      )}
      {message.files.length > 0 && <Files files={message.files} />}
      {came && <MailMarks mail={came} />}
      {mails.length > 0 && <DeliveryMarks mails={mails} />}
    </article>
  );
}

function Files({ files }: { files: TicketFile[] }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const format = useFormat();
  return (
    <ul aria-label={t.files} className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
      {files.map(({ id, name, url, sizeBytes, scan }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <Icon name="file" size={14} className="text-quiet" />
          {url ? (
            <a href={url} download className="truncate text-accent">
              {name}
            </a>
          ) : (
            <span className="truncate">{name}</span>
          )}
          <span className="text-xs whitespace-nowrap text-quiet">
            {format.bytes(sizeBytes)} · {t.scan[scan]}
          </span>
        </li>
      ))}
    </ul>
  );
}
