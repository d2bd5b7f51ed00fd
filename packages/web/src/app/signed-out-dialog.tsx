import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Dialog, DialogFooter } from '../ui/dialog.tsx';
import { api, client, queryClient } from './api.ts';
import { isSignedOut } from './connection.ts';
import { useTexts } from './language.ts';
import { signInHref } from './sign-out.ts';
import { useSignal } from './signal.ts';

/** Asks to sign in again where one was; closes by itself when that was done in another tab. */
export function SignedOutDialog(): ReactNode {
  const t = useTexts(shellTexts).signedOut;
  const isOpen = useSignal(isSignedOut);
  useEffect(() => {
    if (!isOpen) return;
    addEventListener('focus', lookAgain);
    return () => removeEventListener('focus', lookAgain);
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <Dialog isOpen title={t.title} description={t.text} size="small" onClose={() => isSignedOut.set(false)}>
      <DialogFooter>
        <ButtonLink href={signInHref()} target="_blank">
          {t.elsewhere}
        </ButtonLink>
        <ButtonLink kind="primary" href={signInHref()}>
          {t.here}
        </ButtonLink>
      </DialogFooter>
    </Dialog>
  );
}

async function lookAgain(): Promise<void> {
  const account = await client.accounts.me().catch(() => null);
  if (!account) return;
  isSignedOut.set(false);
  queryClient.setQueryData(api.accounts.me.queryKey(), account);
  await queryClient.invalidateQueries();
}
