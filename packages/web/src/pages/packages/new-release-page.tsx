import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { Page } from '../../app/page.tsx';
import { uploadTexts } from '../../texts/uploads.ts';
import { Banner } from '../../ui/banner.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';
import { NewRelease } from './new-release.tsx';

/** `…/c/{channel}/releases/new`: a release of files that are dropped here. */
export function NewReleasePage(): ReactNode {
  const at: ChannelTarget = useParams({ from: '/o/$org/p/$project/a/$app/c/$channel/releases/new' });
  const { org, app, channel } = at;
  const t = useTexts(uploadTexts);
  const found = useQuery(api.apps.get.queryOptions({ input: { org, app } })).data;
  const releases = useQuery(api.releases.list.queryOptions({ input: { ...inChannel(at), limit: 1 } }));
  const command = `release ${shellWord(`${org}/${app}`)} ./CodePush ${shellWord(releases.data?.items[0]?.appVersion ?? '1.0.0')} --deploymentName ${shellWord(channel)}`;
  return (
    <Page title={t.title(channel)} description={t.intro} crumbs={useCrumbs(at)}>
      <div className="flex flex-col gap-6">
        {found && !may(found.role, 'release.create') ? (
          <Banner tone="info" title={t.mayNot} />
        ) : releases.isPending || !found ? (
          <Skeleton lines={6} />
        ) : (
          <NewRelease at={at} firstRange={releases.data?.items[0]?.appVersion ?? ''} />
        )}
        <CodeBlock isCommand label={t.command} code={commandLine(command)} />
      </div>
    </Page>
  );
}
