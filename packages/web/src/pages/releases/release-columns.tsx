import type { ListedRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseListTexts } from '../../texts/releases.ts';
import { Badge } from '../../ui/badge.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { ReleaseStateBadge } from './release-state.tsx';

/** The columns of a list of releases. */
export function useReleaseColumns(): Column<ListedRelease>[] {
  const t = useTexts(releaseListTexts);
  const format = useFormat();
  return [
    { id: 'label', header: t.release, isMain: true, cell: (release) => <Named release={release} /> },
    {
      id: 'where',
      header: t.where,
      cell: ({ app, channel }) => <Two first={app.name} second={channel.name} />,
    },
    { id: 'state', header: t.state, cell: (release) => <ReleaseStateBadge {...release} /> },
    {
      id: 'range',
      header: t.range,
      cell: ({ appVersion }) => <code className="ui-mono">{appVersion}</code>,
    },
    {
      id: 'devices',
      header: t.devices,
      align: 'end',
      cell: ({ figures }) => format.number(figures.active),
    },
    {
      id: 'failed',
      header: t.failed,
      align: 'end',
      cell: ({ figures }) => format.number(figures.failed),
    },
    {
      id: 'when',
      header: t.when,
      cell: ({ createdAt, releasedBy, releasedByName }) => (
        <Two
          first={<RelativeTime value={createdAt} />}
          second={<PersonName name={releasedByName} account={releasedBy} />}
        />
      ),
    },
  ];
}

function Named({ release }: { release: ListedRelease }): ReactNode {
  const t = useTexts(releaseListTexts);
  const { label, description, isMandatory } = release;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="inline-flex items-center gap-2">
        {label}
        {isMandatory && <Badge>{t.mandatory}</Badge>}
      </span>
      <span className="line-clamp-1 max-w-72 font-normal text-quiet">{description.split('\n', 1)[0]}</span>
    </span>
  );
}

function Two({ first, second }: { first: ReactNode; second: ReactNode }): ReactNode {
  return (
    <span className="flex min-w-0 flex-col">
      <span>{first}</span>
      <span className="text-quiet">{second}</span>
    </span>
  );
}
