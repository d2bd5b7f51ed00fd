import type { TicketEntry, TicketFile, TicketMessage } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { MessageText } from './message-text.tsx';
import { usePersonName } from './person-name.ts';
import { SecretsBanner } from './secrets-banner.tsx';

type MessageEntry = Extract<TicketEntry, { kind: 'message' }>;

/** What somebody wrote, with its files; what support wrote stands out. */
export function MessageCard({ org, entry }: { org: string; entry: MessageEntry }): ReactNode {
  const { by, at, message } = entry;
  const name = usePersonName()(by);
  const isSupport = by.side === 'agent';
  return (
    <article
      aria-label={`${name}, ${entry.seq}`}
      className={classNames('min-w-0 rounded-md border bg-page', isSupport ? 'border-accent' : 'border-line')}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-3 rounded-t-md border-b border-line bg-raised px-4 py-2">
        <span className="flex min-w-0 items-center gap-2 font-semibold">
          <Icon name={isSupport ? 'shield' : 'user'} size={14} className="text-quiet" />
          <span className="wrap-anywhere">{name}</span>
        </span>
        <RelativeTime value={at} className="text-xs text-quiet" />
      </header>
      <div className="flex flex-col gap-3 px-4 py-3">
        <MessageText message={message} />
        {message.secrets.length > 0 && <SecretsBanner org={org} by={by} secrets={message.secrets} />}
        <Files files={message.files} />
      </div>
    </article>
  );
}

function Files({ files }: Pick<TicketMessage, 'files'>): ReactNode {
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {files.map((file) => (
        <FileChip key={file.id} file={file} />
      ))}
    </ul>
  );
}

function FileChip({ file }: { file: TicketFile }): ReactNode {
  const t = useTexts(ticketTexts);
  const format = useFormat();
  const { Link } = useUi();
  const { name, sizeBytes, scan, url } = file;
  const states = { waiting: t.fileWaits, infected: t.fileInfected, unscanned: t.unscanned, clean: '' };
  const words = [format.bytes(sizeBytes), states[scan]].filter(Boolean).join(' · ');
  return (
    <li className="flex max-w-full min-w-0 items-center gap-2 rounded-md border border-line px-2 py-1">
      <Icon name="file" size={14} className="text-quiet" />
      {url ? (
        <Link href={url} target="_blank" className="min-w-0 truncate text-accent">
          {name}
        </Link>
      ) : (
        <span className="min-w-0 truncate">{name}</span>
      )}
      <span className="text-xs text-quiet">{words}</span>
    </li>
  );
}
