import { useQuery } from '@tanstack/react-query';
import type { SupportData } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { ActRow, ActRows } from '../../app/act-rows.tsx';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { SaveButton } from '../../app/save-button.tsx';
import { supportDataTexts } from '../../texts/support-data.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { AccountFrame } from './account-frame.tsx';

const EraseSupportDataDialog = later(
  () => import('./erase-support-data-dialog.tsx'),
  'EraseSupportDataDialog',
);

/** `/account/support-data`: what one wrote to support, the way to take it along, and to have it erased. */
export function SupportDataPage(): ReactNode {
  const t = useTexts(supportDataTexts);
  const query = useQuery(api.ticketPrivacy.getOwnData.queryOptions());
  const { act, start, close } = useAct();
  return (
    <AccountFrame part="support-data" description={t.intro}>
      <div className="flex flex-col gap-6">
        <Card title={t.title}>
          <Loaded query={query} skeleton={<Skeleton lines={5} />}>
            {(data) => <Counts data={data} />}
          </Loaded>
        </Card>
        <Card title={t.acts} isFlush>
          <ActRows>
            <ActRow
              title={t.exportTitle}
              text={t.exportText}
              action={
                <SaveButton isLarge href="/api/v1/ticket-exports/account">
                  {t.export}
                </SaveButton>
              }
            />
            <ActRow
              title={t.eraseTitle}
              text={t.eraseText}
              action={
                <Button kind="danger" onClick={() => start('erase')}>
                  {t.erase}
                </Button>
              }
            />
          </ActRows>
        </Card>
      </div>
      {act === 'erase' && <EraseSupportDataDialog onClose={close} />}
    </AccountFrame>
  );
}

function Counts({ data }: { data: SupportData }): ReactNode {
  const { counts } = useTexts(supportDataTexts);
  const format = useFormat();
  const parts = ['tickets', 'messages', 'files', 'keptRequests', 'mails'] as const;
  return (
    <KeyValues items={parts.map((part) => ({ label: counts[part], value: format.number(data[part]) }))} />
  );
}
