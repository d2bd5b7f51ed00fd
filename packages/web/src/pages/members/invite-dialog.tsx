import type { Member, Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { memberTexts } from '../../texts/members.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useRoleChoices } from './role-choices.ts';

/** Invites somebody by mail. */
export function InviteDialog(props: {
  org: string;
  role: Organisation['role'];
  onClose: () => void;
}): ReactNode {
  const { org, onClose } = props;
  const t = useTexts(memberTexts);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Member['role']>('developer');
  const invite = useSend(client.organisations.invite);
  const form = useForm({
    submit: () => invite({ org, email: email.trim(), role }),
    onDone: (made) => {
      showToast({ tone: 'good', title: t.invited(made.email) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.inviteTitle}
      description={t.inviteIntro}
      onClose={onClose}
      submit={t.inviteSubmit}
    >
      <InputField
        label={t.email}
        name="email"
        isRequired
        type="email"

        maxLength={254}
        value={email}
        onValue={setEmail}
      />
      <RadioGroup
        label={t.role}
        name="role"
        choices={useRoleChoices(props.role)}
        value={role}
        onValue={(value) => setRole(value as Member['role'])}
      />
    </FormDialog>
  );
}
