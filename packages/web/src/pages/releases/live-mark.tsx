import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Badge } from '../../ui/badge.tsx';

/** Says that figures arrive by themselves, as long as they do. */
export function LiveMark({ isLive }: { isLive: boolean }): ReactNode {
  const t = useTexts(releaseTexts);
  if (!isLive) return null;
  return (
    <span title={t.isLive}>
      <Badge tone="good" icon="activity">
        {t.isLiveShort}
      </Badge>
    </span>
  );
}
