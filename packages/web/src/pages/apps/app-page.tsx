import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { Section } from '../../app/section.tsx';
import { appTexts } from '../../texts/apps.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CreateChannelDialog } from '../channels/create-channel-dialog.tsx';
import { ChannelTable } from './channel-table.tsx';
import { osName } from './os-name.ts';

/** `/o/{org}/p/{project}/a/{app}`: its channels, their keys and what is current on them. */
export function AppPage(): ReactNode {
  const at = useParams({ from: '/o/$org/p/$project/a/$app' });
  const { org, project, app } = at;
  const t = useTexts(appTexts);
  const words = useTexts(channelTexts);
  const dialog = useNewDialog('channel');
  const { data } = useQuery(api.apps.get.queryOptions({ input: { org, app } }));
  const mayManage = may(data?.role, 'channel.manage');
  return (
    <Page
      title={data?.displayName ?? app}
      meta={data?.os && <Badge>{osName(data.os, t.oses)}</Badge>}
      crumbs={useCrumbs({ org, project })}
      actions={
        <ButtonLink icon="settings" href={appPath(at, 'settings')}>
          {t.settings}
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-6">
        <Section
          title={t.channels}
          actions={
            mayManage && (
              <ButtonLink icon="plus" href={dialog.href}>
                {words.create}
              </ButtonLink>
            )
          }
        >
          <ChannelTable at={at} role={data?.role} />
        </Section>
        <CodeBlock
          isCommand
          label={t.next}
          code={commandLine(`release-react ${shellWord(`${org}/${app}`)} ${data?.os ?? 'ios'}`)}
        />
      </div>
      {mayManage && dialog.isOpen && <CreateChannelDialog at={at} onClose={dialog.close} />}
    </Page>
  );
}
