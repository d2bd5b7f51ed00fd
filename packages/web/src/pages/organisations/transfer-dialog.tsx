import type { Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { useWholeList } from '../../app/whole-list.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Makes another member the owner in one's place. */
export function TransferDialog(props: { organisation: Organisation; onClose: () => void }): ReactNode {
  const { slug } = props.organisation;
  const t = useTexts(organisationSettingsTexts);
  const { id } = useAccount();
  const [account, setAccount] = useState<string | null>(null);
  const transfer = useSend(client.organisations.transferOwnership);
  const list = client.organisations.listMembers;
  const { data } = useWholeList(api.organisations.listMembers.key(), list, { org: slug });
  const others = data?.filter(({ accountId, role }) => accountId !== id && role !== 'owner') ?? [];
  const chosen = others.find(({ accountId }) => accountId === account);
  const choices = others.map(({ accountId, name, email }) => ({
    value: accountId,
    label: name,
    hint: email,
  }));
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.transferTitle}
      touches={chosen && t.transferTouches(chosen.name)}
      nameToType={slug}
      confirmLabel={t.transferSubmit}
      onConfirm={async () => {
        if (!chosen) throw new Error(t.choosePerson);
        const { name } = await transfer({ org: slug, account: chosen.accountId });
        showToast({ tone: 'good', title: t.transferred(name) });
      }}
    >
      <p>{t.transferText}</p>
      {data && others.length === 0 ? (
        <p className="text-bad">{t.transferNobody}</p>
      ) : (
        <Field label={t.transferTo}>
          <Combobox value={account} onValue={setAccount} choices={choices} placeholder={t.choosePerson} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
