import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Channel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { faultOf } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { Section } from '../../app/section.tsx';
import { appTexts } from '../../texts/apps.ts';
import { Badge } from '../../ui/badge.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { LiveRelease } from './live-release.tsx';
import { osName } from './os-name.ts';

/** `/o/{org}/p/{project}/a/{app}`: its channels, their keys and what is live on them. */
export function AppPage(): ReactNode {
  const at = useParams({ from: '/o/$org/p/$project/a/$app' });
  const { org, project, app } = at;
  const t = useTexts(appTexts);
  const found = useQuery(api.apps.get.queryOptions({ input: { org, app } }));
  const channels = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } }));
  const columns: Column<Channel>[] = [
    { id: 'name', header: t.channel, cell: (channel) => channel.name, isMain: true },
    { id: 'live', header: t.live, cell: ({ name }) => <LiveRelease org={org} app={app} channel={name} /> },
    {
      id: 'key',
      header: t.key,
      cell: ({ name, deploymentKey }) => <CopyableId value={deploymentKey} label={t.keyOf(name)} />,
    },
  ];
  return (
    <Page
      title={found.data?.displayName ?? app}
      meta={found.data?.os && <Badge>{osName(found.data.os, t.oses)}</Badge>}
      crumbs={useCrumbs({ org, project })}
    >
      <div className="flex flex-col gap-6">
        <Section title={t.channels}>
          <Table
            label={t.channels}
            columns={columns}
            rows={channels.data?.items}
            rowKey={(channel) => channel.id}
            rowHref={(channel) => channelPath({ ...at, channel: channel.name })}
            error={faultOf(channels)}
            onRetry={() => void channels.refetch()}
            empty={<p className="px-4 py-3 text-quiet">{t.noChannels}</p>}
          />
        </Section>
        <CodeBlock
          isCommand
          label={t.next}
          code={commandLine(`release-react ${shellWord(`${org}/${app}`)} ${found.data?.os ?? 'ios'}`)}
        />
      </div>
    </Page>
  );
}
