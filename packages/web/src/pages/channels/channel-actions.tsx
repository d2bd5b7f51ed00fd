import type { ListedRelease } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { appPath, channelPath } from '../../app/addresses.ts';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { channelTexts } from '../../texts/channels.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { ChannelTarget } from '../releases/release-target.ts';
import { ClearHistoryDialog } from './clear-history-dialog.tsx';
import { DeleteChannelDialog } from './delete-channel-dialog.tsx';
import { RenameChannelDialog } from './rename-channel-dialog.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

/** What can be done with a channel. */
export function ChannelActions(props: { at: ChannelTarget; newest: ListedRelease | undefined }): ReactNode {
  const t = useTexts(channelTexts);
  const { act, start, close } = useAct();
  const { at, newest } = props;
  const { org, app, channel } = at;
  const role = useQuery(api.apps.get.queryOptions({ input: { org, app } })).data?.role;
  const mayManage = may(role, 'channel.manage');
  const entry = (name: string, label: string, icon: 'pencil' | 'key' | 'history' | 'trash') => ({
    label,
    icon,
    isDanger: icon === 'trash' || icon === 'history',
    onSelect: () => start(name),
  });
  return (
    <>
      {may(role, 'release.create') && (
        <ButtonLink kind="primary" icon="upload" href={channelPath(at, 'releases', 'new')}>
          {t.newRelease}
        </ButtonLink>
      )}
      {role && (
        <Menu
          label={t.more(channel)}
          align="end"
          entries={
            mayManage
              ? [
                  entry('rename', t.rename, 'pencil'),
                  entry('rotate', t.rotate, 'key'),
                  { separator: true },
                  ...(newest ? [entry('clear', t.clear, 'history')] : []),
                  entry('delete', t.delete, 'trash'),
                ]
              : [{ heading: t.adminsOnly }, { label: app, icon: 'smartphone', href: appPath(at) }]
          }
        />
      )}
      {mayManage && act === 'rename' && <RenameChannelDialog at={at} onClose={close} />}
      {mayManage && act === 'rotate' && <RotateKeyDialog at={at} onClose={close} />}
      {mayManage && act === 'clear' && <ClearHistoryDialog at={at} newest={newest} onClose={close} />}
      {mayManage && act === 'delete' && <DeleteChannelDialog at={at} newest={newest} onClose={close} />}
    </>
  );
}
