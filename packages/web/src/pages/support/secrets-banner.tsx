import type { FoundSecret, TicketPerson } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { ticketTexts } from '../../texts/ticket.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Secrets that were taken out of a message; an access key of this server is revoked from here. */
export function SecretsBanner(props: { org: string; by: TicketPerson; secrets: FoundSecret[] }): ReactNode {
  const { org, by, secrets } = props;
  const t = useTexts(ticketTexts);
  const [revoking, setRevoking] = useState<string | null>(null);
  const own = useSend(client.accounts.deleteAccessKey);
  const ofMember = useSend(client.organisations.revokeAccessKey);
  const isMine = useAccount().id === by.accountId;
  const revoke = async (key: string): Promise<void> => {
    await (isMine ? own({ key }) : ofMember({ org, key }));
    showToast({ tone: 'good', title: t.revoked });
  };
  const keys = [...new Set(secrets.flatMap(({ accessKeyId }) => accessKeyId ?? []))];
  return (
    <>
      <Banner
        tone="warning"
        title={t.secretTitle}
        actions={keys.map((key) => (
          <Button key={key} size="small" icon="key" onClick={() => setRevoking(key)}>
            {t.revoke}
          </Button>
        ))}
      >
        {t.secretText([...new Set(secrets.map(({ mask }) => mask))].join(' '))} {t.secretAdvice}
      </Banner>
      <ConfirmDialog
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t.revoke}
        confirmLabel={t.revoke}
        onConfirm={() => revoke(revoking!)}
      >
        <p>{t.revokeText}</p>
      </ConfirmDialog>
    </>
  );
}
