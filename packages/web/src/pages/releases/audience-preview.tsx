import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useDebounced } from '../../app/debounced.ts';
import { localise } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { readFault } from '../../ui/fault.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

const MOST_VERSIONS = 6;

/** Whom a range of native versions reaches on a channel, as it is typed. */
export function AudiencePreview(props: {
  at: { org: string; app: string; channel: string };
  appVersion: string;
  /** The share in percent; 0: offered to nobody. */
  share: number;
}): ReactNode {
  const t = useTexts(releasePartTexts);
  const { org, app, channel } = props.at;
  const appVersion = useDebounced(props.appVersion.trim());
  const query = useQuery(
    api.metrics.audience.queryOptions({
      input: { org, app, channel, appVersion },
      enabled: appVersion !== '',
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  return (
    <div role="status" className="flex flex-col gap-2">
      {query.isError ? (
        <p className="text-quiet">{readFault(localise(query.error)).message}</p>
      ) : query.data ? (
        <Reached {...query.data} share={props.share} />
      ) : (
        <>
          <span className="sr-only">{t.checking}</span>
          <SkeletonLine className="w-2/3" />
        </>
      )}
    </div>
  );
}

interface Audience {
  reached: number;
  total: number;
  byVersion: { appVersion: string; devices: number; isReached: boolean }[];
}

function Reached({ reached, total, byVersion, share }: Audience & { share: number }): ReactNode {
  const t = useTexts(releasePartTexts);
  const format = useFormat();
  if (total === 0) return <p className="text-quiet">{t.noDevices}</p>;
  const served = format.number(Math.ceil((reached * share) / 100));
  const offer =
    share === 0 ? t.toNone : share === 100 ? t.toAll : t.toShare(format.percent(share / 100), served);
  const rest = byVersion.length - MOST_VERSIONS;
  return (
    <>
      <p>
        <strong className="font-semibold tabular-nums">
          {t.reaches(format.number(reached), format.number(total))}
        </strong>
        . {offer} <span className="text-quiet">{t.seenWithin}</span>
      </p>
      <BarList
        label={t.byVersion}
        bars={byVersion.slice(0, MOST_VERSIONS).map(({ appVersion, devices, isReached }) => ({
          id: appVersion,
          label: appVersion,
          value: devices,
          tone: isReached ? 'accent' : 'neutral',
          text: (
            <>
              {format.number(devices)}{' '}
              <span className="text-quiet">· {isReached ? t.reached : t.notReached}</span>
            </>
          ),
        }))}
      />
      {rest > 0 && <p className="text-quiet">{t.others(format.number(rest))}</p>}
    </>
  );
}
