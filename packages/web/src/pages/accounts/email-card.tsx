import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { ActRow, ActRows } from '../../app/act-rows.tsx';
import { useTexts } from '../../app/language.ts';
import { useAccount } from '../../app/session.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChangeEmailDialog } from './change-email-dialog.tsx';

/** The address that signs one in, and the way to another. */
export function EmailCard(): ReactNode {
  const t = useTexts(accountTexts);
  const { email } = useAccount();
  const { act, start, close } = useAct();
  return (
    <Card title={t.email} isFlush>
      <ActRows>
        <ActRow
          title={email}
          text={t.emailText}
          action={<Button onClick={() => start('change')}>{t.emailChange}</Button>}
        />
      </ActRows>
      {act === 'change' && <ChangeEmailDialog onClose={close} />}
    </Card>
  );
}
