import type { ReleaseForm, ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';

/** The files in which a release reaches devices, how large they are, and what of them was sent. */
export function FormsCard({ insight }: { insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releasePartTexts);
  const format = useFormat();
  const { forms, served, release } = insight;
  const columns: Column<ReleaseForm>[] = [
    { id: 'form', header: t.form, isMain: true, cell: ({ form }) => (form === 'full' ? t.full : t.diff) },
    { id: 'from', header: t.from, cell: (form) => <From form={form} /> },
    { id: 'bytes', header: t.bytes, align: 'end', cell: ({ sizeBytes }) => format.bytes(sizeBytes) },
    {
      id: 'share',
      header: t.ofFull,
      align: 'end',
      cell: ({ sizeBytes }) => format.percent(sizeBytes / release.sizeBytes),
    },
  ];
  const sent = ({ transfers, bytes }: { transfers: number; bytes: number }): string =>
    t.transfers(format.number(transfers), format.bytes(bytes));
  return (
    <Card
      title={t.forms}
      description={t.formsText}
      isFlush
      footer={
        <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums" aria-label={t.served}>
          <div className="flex flex-wrap gap-x-2">
            <dt>{t.servedFull}</dt>
            <dd className="text-text">{sent(served.full)}</dd>
          </div>
          <div className="flex flex-wrap gap-x-2">
            <dt>{t.servedDiff}</dt>
            <dd className="text-text">{sent(served.fileDiff)}</dd>
          </div>
        </dl>
      }
    >
      <Table
        label={t.forms}
        columns={columns}
        rows={forms}
        rowKey={({ fromPackageHash }) => fromPackageHash ?? 'full'}

        empty={null}
      />
    </Card>
  );
}

function From({ form }: { form: ReleaseForm }): ReactNode {
  const t = useTexts(releasePartTexts);
  if (form.fromPackageHash === null) return t.anything;
  if (form.fromLabels.length > 0) return form.fromLabels.join(', ');
  return <CopyableId value={form.fromPackageHash} length={12} />;
}
