import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { NameForm } from '../../app/name-form.tsx';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';

/** Who one is: the name can be changed. */
export function PersonCard(): ReactNode {
  const t = useTexts(accountTexts);
  const { name, userName } = useAccount();
  const update = useSend(client.accounts.updateMe);
  return (
    <Card title={t.person} footer={t.steady}>
      <div className="flex flex-col gap-5">
        <NameForm
          label={t.name}
          name={name}
          autoComplete="name"
          rename={(other) => update({ name: other })}
        />
        <KeyValues
          items={[
            { label: t.userName, value: <CopyableId value={userName} length={0} label={t.userName} /> },
          ]}
        />
      </div>
    </Card>
  );
}
