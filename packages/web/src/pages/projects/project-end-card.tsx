import { useQuery } from '@tanstack/react-query';
import type { Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { ActRow, ActRows } from '../../app/act-rows.tsx';
import { orgPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { TransferProjectDialog } from './transfer-project-dialog.tsx';

/** What owners alone do: moving a project to another organisation, and deleting it as soon as it has no apps. */
export function ProjectEndCard({ org, project }: { org: string; project: Project }): ReactNode {
  const t = useTexts(projectSettingsTexts);
  const { act, start, close } = useAct();
  const go = useGo();
  const { slug, name } = project;
  const send = useSend(client.projects.delete, { isLeaving: true });
  const apps = useQuery(api.apps.list.queryOptions({ input: { org, project: slug, limit: 1 } }));
  const hasApps = Boolean(apps.data?.items.length);
  const remove = async (): Promise<void> => {
    await send({ org, project: slug });
    showToast({ tone: 'good', title: t.removed(name) });
    go(orgPath(org, 'settings', 'projects'));
  };
  return (
    <Card title={t.grave} isFlush>
      <ActRows>
        <ActRow
          title={t.move}
          text={t.moveText}
          action={<Button onClick={() => start('move')}>{t.move}</Button>}
        />
        <ActRow
          title={t.remove}
          text={hasApps ? t.removeHasApps : t.removeText}
          action={
            <Button kind="danger" disabled={!apps.data || hasApps} onClick={() => start('delete')}>
              {t.remove}
            </Button>
          }
        />
      </ActRows>
      {act === 'move' && <TransferProjectDialog org={org} project={project} onClose={close} />}
      {act === 'delete' && (
        <ConfirmDialog
          isOpen
          onClose={close}
          title={t.removeTitle(name)}
          touches={t.removeTouches}
          nameToType={slug}
          confirmLabel={t.remove}
          onConfirm={remove}
        >
          <p>{t.removeIntro}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
