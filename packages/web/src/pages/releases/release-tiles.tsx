import type { ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseTexts } from '../../texts/release.ts';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** The figures of a release as they are now. */
export function ReleaseTiles({ insight }: { insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releaseTexts);
  const format = useFormat();
  const { figures, totalActive, adoption, overTime } = insight;
  const { active, downloaded, installed, failed, rolledBack } = figures;
  const share = (part: number, whole: number): string => format.percent(whole === 0 ? 0 : part / whole, 1);
  return (
    <StatTiles>
      <StatTile
        label={t.active}
        value={format.number(active)}
        hint={t.ofTotal(format.number(totalActive))}
        trend={overTime.lines.find(({ key }) => key === 'active')?.values}
      />
      <StatTile
        label={t.adoption}
        value={adoption === null ? '–' : format.percent(adoption, 1)}
        hint={t.adoptionHint}
      />
      <StatTile
        label={t.installed}
        value={format.number(installed)}
        hint={t.downloaded(format.number(downloaded))}
      />
      <StatTile
        label={t.failed}
        value={format.number(failed)}
        hint={t.ofAttempts(share(failed, installed + failed))}
      />
      <StatTile
        label={t.rolledBack}
        value={format.number(rolledBack)}
        hint={t.ofInstalled(share(rolledBack, installed))}
      />
    </StatTiles>
  );
}
