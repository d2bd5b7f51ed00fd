import type { DeskReport } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** The figures of a report that are asked for first. */
export function ReportTiles({ report }: { report: DeskReport }): ReactNode {
  const t = useTexts(deskReportTexts);
  const format = useFormat();
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value, 1));
  const { totals, satisfaction, backlog, attainment } = report;
  const met = sum(attainment.map((line) => line.met));
  const all = met + sum(attainment.map((line) => line.breached));
  const { oldestAgeSeconds } = backlog;
  return (
    <StatTiles>
      <StatTile
        label={t.attainment}
        value={share(all === 0 ? null : met / all)}
        hint={t.attainmentHint(format.number(met), format.number(all))}
      />
      <StatTile label={t.opened} value={format.number(totals.opened)} />
      <StatTile label={t.solved} value={format.number(totals.solved)} />
      <StatTile
        label={t.silent}
        value={format.number(totals.silent)}
        hint={t.ofSolved(share(totals.silentShare))}
      />
      <StatTile
        label={t.reopened}
        value={format.number(totals.reopened)}
        hint={t.ofSolved(share(totals.reopenedShare))}
      />
      <StatTile
        label={t.satisfaction}
        value={share(satisfaction.goodShare)}
        hint={t.ratings(
          format.number(satisfaction.good),
          format.number(satisfaction.bad),
          format.number(satisfaction.unrated),
        )}
      />
      <StatTile
        label={t.backlog}
        value={format.number(backlog.tickets)}
        {...(oldestAgeSeconds !== null && { hint: t.oldest(format.duration(oldestAgeSeconds * 1000)) })}
      />
    </StatTiles>
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
