import type { Member, Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { memberTexts } from '../../texts/members.ts';
import { Banner } from '../../ui/banner.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useRoleChoices } from './role-choices.ts';

/** Gives a member another role. */
export function RoleDialog(props: {
  org: string;
  /** The role of whoever asks. */
  own: Organisation['role'];
  member: Member;
  onClose: () => void;
}): ReactNode {
  const { org, member, onClose } = props;
  const t = useTexts(memberTexts);
  const { id } = useAccount();
  const [role, setRole] = useState(member.role);
  const change = useSend(client.organisations.setMemberRole);
  const form = useForm({
    submit: () => change({ org, account: member.accountId, role }),
    onDone: (changed) => {
      showToast({ tone: 'good', title: t.roleSaved(changed.name, t.roles[changed.role].name) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.roleTitle(member.name)}
      onClose={onClose}
      submit={t.roleSubmit}
      isDisabled={role === member.role}
    >
      {member.accountId === id && <Banner tone="warning" title={t.ownRole} />}
      <RadioGroup
        label={t.role}
        name="role"
        isLabelHidden
        choices={useRoleChoices(props.own)}
        value={role}
        onValue={(value) => setRole(value as Member['role'])}
      />
    </FormDialog>
  );
}
