import type { App } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { ActRow, ActRows } from '../../app/act-rows.tsx';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { DeleteAppDialog } from './delete-app-dialog.tsx';
import { MoveAppDialog } from './move-app-dialog.tsx';

/** Moving an app out of its organisation, and deleting it. */
export function AppGraveCard(props: {
  at: { org: string; project: string; app: string };
  role: App['role'];
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const { Link } = useUi();
  const { act, start, close } = useAct();
  const { at, role } = props;
  const { org } = at;
  const orgRole = useQuery(api.organisations.get.queryOptions({ input: { org } })).data?.role;
  const mayMove = may(orgRole, 'app.transfer');
  const mayDelete = may(role, 'app.delete');
  if (!mayDelete) return null;
  return (
    <Card title={t.grave} isFlush>
      <ActRows>
        <ActRow
          title={t.move}
          text={mayMove ? t.moveText : t.moveOrgAdmins}
          action={
            <Button disabled={!mayMove} onClick={() => start('move')}>
              {t.moveSubmit}
            </Button>
          }
        />
        <ActRow
          title={t.delete}
          text={
            <>
              {t.deleteText}{' '}
              <Link href={orgPath(org, 'deleted-apps')} className="text-accent underline underline-offset-2">
                {t.deletedApps}
              </Link>
            </>
          }
          action={
            <Button kind="danger" onClick={() => start('delete')}>
              {t.deleteSubmit}
            </Button>
          }
        />
      </ActRows>
      {mayMove && act === 'move' && <MoveAppDialog at={at} onClose={close} />}
      {act === 'delete' && <DeleteAppDialog at={at} onClose={close} />}
    </Card>
  );
}
