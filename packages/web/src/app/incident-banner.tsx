import type { OpenIncident } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { Banner } from '../ui/banner.tsx';
import { RelativeTime } from '../ui/time.tsx';
import { useUi } from '../ui/ui-context.tsx';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.ts';

const RENEWED_MS = 30_000;

/** What is wrong with the platform now, on every page. */
export function IncidentBanner(): ReactNode {
  const query = useQuery(
    api.support.incidents.queryOptions({ refetchInterval: RENEWED_MS, staleTime: RENEWED_MS }),
  );
  const [first, ...others] = query.data?.items ?? [];
  const t = useTexts(shellTexts).incident;
  const language = useLanguage();
  if (!first) return null;
  return (
    <Banner
      tone="warning"
      title={`${t.label} ${first.title[language]}`}
      isLive
      className="mb-4"
      actions={first.url && <Follow url={first.url} />}
    >
      <p>{first.update[language]}</p>
      <p className="text-quiet">
        {t.since} <RelativeTime value={first.since} />
        {others.length > 0 && ` · ${t.others(String(others.length))}`}
      </p>
    </Banner>
  );
}

/** What the status site says while the server itself does not answer. */
export function OutsideIncident({ incident }: { incident: OpenIncident }): ReactNode {
  const t = useTexts(shellTexts).incident;
  const language = useLanguage();
  const { title, url } = incident;
  return (
    <p>
      {t.label} {title[language]} {url && <Follow url={url} />}
    </p>
  );
}

function Follow({ url }: { url: string }): ReactNode {
  const t = useTexts(shellTexts).incident;
  const { Link } = useUi();
  return (
    <Link href={url} target="_blank" className="font-medium text-accent">
      {t.follow}
    </Link>
  );
}
