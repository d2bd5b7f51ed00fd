import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { versionTexts } from '../../texts/versions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

interface Version {
  version: number;
  effectiveFrom: string;
  publishedAt: string;
  note: string;
}

/** Something that operators publish one version after another: all of them, each to be looked at. */
export function VersionsPage<V extends Version>(props: {
  title: string;
  intro: string;
  /** The way to publish another. */
  action: ReactNode;
  query: UseQueryResult<{ items: V[]; nextCursor: string | null }>;
  /** From when each counts, and the one that does now. */
  from: string;
  current: { version: number | undefined; label: string };
  drawer: (version: V, close: () => void) => ReactNode;
}): ReactNode {
  const { title, query } = props;
  const t = useTexts(versionTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const shown = query.data?.items.find(({ version }) => act === `show:${version}`);
  return (
    <Page title={title} description={props.intro} actions={props.action}>
      <Table
        label={title}
        columns={useColumns(props.from, props.current)}
        {...rowsOf(query)}
        rowKey={({ version }) => String(version)}
        rowActions={({ version }) => (
          <Button size="small" onClick={() => start(`show:${version}`)}>
            {t.show}
            <span className="sr-only"> {version}</span>
          </Button>
        )}
        params={params}
        empty={<EmptyState level={2} title={t.none} />}
      />
      {shown && props.drawer(shown, close)}
    </Page>
  );
}

function useColumns(
  from: string,
  current: { version: number | undefined; label: string },
): Column<Version>[] {
  const t = useTexts(versionTexts);
  const format = useFormat();
  return [
    {
      id: 'version',
      header: t.version,
      isMain: true,
      cell: ({ version }) => (
        <span className="inline-flex items-center gap-2">
          {t.numbered(format.number(version))}
          {version === current.version && <Badge tone="good">{current.label}</Badge>}
        </span>
      ),
    },
    {
      id: 'from',
      header: from,
      className: 'whitespace-nowrap',
      cell: ({ effectiveFrom }) => <Time value={effectiveFrom} />,
    },
    { id: 'note', header: t.note, cell: ({ note }) => note },
    {
      id: 'published',
      header: t.publishedAt,
      className: 'whitespace-nowrap',
      cell: ({ publishedAt }) => <Time value={publishedAt} />,
    },
  ];
}
