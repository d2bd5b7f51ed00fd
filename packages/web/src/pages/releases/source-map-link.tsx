import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseTexts } from '../../texts/release.ts';
import type { ChannelTarget } from './release-target.ts';

/** Fetches the source map that is kept with a release. */
export function SourceMapLink({ at, label }: { at: ChannelTarget; label: string }): ReactNode {
  const t = useTexts(releaseTexts);
  const [org, app, channel] = [at.org, at.app, at.channel].map(encodeURIComponent);
  return (
    <a
      href={`/api/v1/organisations/${org}/apps/${app}/channels/${channel}/releases/${label}/source-map`}
      download={`${at.app}-${label}.map`}
      className="text-accent underline underline-offset-2"
    >
      {t.sourceMapGet}
    </a>
  );
}
