import type { Health, ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';

interface Row extends Health {
  id: string;
  name: string;
}

/** How installing goes, beside how it went with the release before; plain figures with their samples. */
export function HealthCard({ insight }: { insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releasePartTexts);
  const format = useFormat();
  const { current, previousAtSameAge: sameAge, previousInAll: inAll } = insight.health;
  const rows: Row[] = [
    { id: 'current', name: t.thisOne(current.label), ...current },
    ...(sameAge ? [{ id: 'same-age', name: t.sameAge(sameAge.label), ...sameAge }] : []),
    ...(inAll ? [{ id: 'in-all', name: t.inAll(inAll.label), ...inAll }] : []),
  ];
  const share = (value: number | null, part: number, whole: number): ReactNode =>
    value === null ? (
      <span className="text-quiet">{t.noAttempts}</span>
    ) : (
      <>
        {format.percent(value, 2)}{' '}
        <span className="text-quiet">({t.shareOf(format.number(part), format.number(whole))})</span>
      </>
    );
  const columns: Column<Row>[] = [
    { id: 'name', header: t.cohort, isMain: true, cell: ({ name }) => name },
    { id: 'attempts', header: t.attempts, align: 'end', cell: ({ attempts }) => format.number(attempts) },
    {
      id: 'failed',
      header: t.failedShare,
      align: 'end',
      cell: ({ failedShare, failed, attempts }) => share(failedShare, failed, attempts),
    },
    {
      id: 'rolledBack',
      header: t.rolledBackShare,
      align: 'end',
      cell: ({ rolledBackShare, rolledBack, installed }) => share(rolledBackShare, rolledBack, installed),
    },
  ];
  return (
    <Card
      title={t.health}
      description={t.healthText}
      isFlush
      footer={sameAge || inAll ? undefined : t.noneBefore}
    >
      <Table
        label={t.health}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}

        empty={null}
      />
    </Card>
  );
}
