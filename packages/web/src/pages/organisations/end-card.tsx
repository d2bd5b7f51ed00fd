import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { ActRow, ActRows } from '../../app/act-rows.tsx';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DeleteOrganisationDialog } from './delete-organisation-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** What changes hands or ends: transfer of ownership, leaving, deletion. */
export function EndCard({ organisation }: { organisation: Organisation }): ReactNode {
  const t = useTexts(organisationSettingsTexts);
  const { act, start, close } = useAct();
  const { slug: org, role } = organisation;
  const mayTransfer = may(role, 'organisation.transfer');
  const mayDelete = may(role, 'organisation.delete');
  const apps = useQuery(api.apps.list.queryOptions({ input: { org, limit: 1 }, enabled: mayDelete }));
  const hasApps = Boolean(apps.data?.items.length);
  if (!role) return null;
  return (
    <Card title={t.grave} isFlush>
      <ActRows>
        {mayTransfer && (
          <ActRow
            title={t.transfer}
            text={t.transferText}
            action={<Button onClick={() => start('transfer')}>{t.transfer}</Button>}
          />
        )}
        <ActRow
          title={t.leave}
          text={t.leaveText}
          action={<Button onClick={() => start('leave')}>{t.leave}</Button>}
        />
        {mayDelete && (
          <ActRow
            title={t.remove}
            text={hasApps ? t.removeHasApps : t.removeText}
            action={
              <Button kind="danger" disabled={!apps.data || hasApps} onClick={() => start('delete')}>
                {t.remove}
              </Button>
            }
          />
        )}
      </ActRows>
      {act === 'transfer' && mayTransfer && <TransferDialog organisation={organisation} onClose={close} />}
      {act === 'leave' && <LeaveDialog organisation={organisation} onClose={close} />}
      {act === 'delete' && mayDelete && (
        <DeleteOrganisationDialog organisation={organisation} onClose={close} />
      )}
    </Card>
  );
}
