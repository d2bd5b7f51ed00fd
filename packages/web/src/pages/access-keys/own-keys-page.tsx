import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { OwnKeys } from './own-keys.tsx';

/** `/account/access-keys`: the keys of one's own. */
export function OwnKeysPage(): ReactNode {
  const t = useTexts(accessKeyTexts);
  const dialog = useNewDialog('access-key');
  const create = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.create}
    </ButtonLink>
  );
  return (
    <AccountFrame part="access-keys" description={t.intro} actions={create}>
      <OwnKeys />
      {dialog.isOpen && <CreateKeyDialog onClose={dialog.close} />}
    </AccountFrame>
  );
}
