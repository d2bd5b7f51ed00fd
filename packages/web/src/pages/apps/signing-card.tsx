import type { App } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SigningKeyDialog } from './signing-key-dialog.tsx';

/** Whether releases of an app must be signed, and by whose key. */
export function SigningCard(props: {
  at: { org: string; app: string };
  app: App;
  mayUpdate: boolean;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const { act, start, close } = useAct();
  const { at, app, mayUpdate } = props;
  const { org } = at;
  const key = app.signingPublicKey;
  const update = useSend(client.apps.update);
  return (
    <Card
      title={t.signing}
      description={key ? t.signingOn : t.signingOff}
      actions={
        mayUpdate && (
          <>
            {key && <Button onClick={() => start('accept-unsigned')}>{t.dropKey}</Button>}
            <Button icon="key" onClick={() => start('signing-key')}>
              {key ? t.changeKey : t.setKey}
            </Button>
          </>
        )
      }
    >
      {key && <CodeBlock label={t.publicKey} code={key.trim()} />}
      {mayUpdate && act === 'signing-key' && <SigningKeyDialog at={{ org, app: app.id }} onClose={close} />}
      {mayUpdate && key && (
        <ConfirmDialog
          isOpen={act === 'accept-unsigned'}
          onClose={close}
          title={t.dropTitle}
          nameToType={app.name}
          confirmLabel={t.dropSubmit}
          onConfirm={() => update({ org, app: app.id, signingPublicKey: null })}
          done={t.dropped}
        >
          <p>{t.dropText}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
