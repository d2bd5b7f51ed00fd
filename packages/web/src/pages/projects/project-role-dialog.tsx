import type { ProjectMember } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { memberTexts } from '../../texts/members.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useRoleChoices } from '../members/role-choices.ts';

const ROLES = ['admin', 'developer', 'viewer'] as const;
type Role = (typeof ROLES)[number];

/** Gives somebody a role on one project, or another one to who has one. */
export function ProjectRoleDialog(props: {
  at: { org: string; project: string };
  member?: ProjectMember;
  onClose: () => void;
}): ReactNode {
  const { at, member, onClose } = props;
  const t = useTexts(projectSettingsTexts);
  const { roles } = useTexts(memberTexts);
  const [who, setWho] = useState('');
  const [role, setRole] = useState<Role>(ROLES.find((one) => one === member?.role) ?? 'developer');
  const give = useSend(client.projects.setMemberRole);
  const form = useForm({
    submit: () => give({ ...at, account: member?.accountId ?? who.trim(), role }),
    onDone: (given) => {
      showToast({ tone: 'good', title: t.given(given.name, roles[given.role].name) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={member ? t.changeTitle(member.name) : t.giveTitle}
      description={t.giveIntro}
      onClose={onClose}
      submit={member ? t.changeSubmit : t.giveSubmit}
      isDisabled={role === member?.role}
    >
      {!member && (
        <InputField
          label={t.who}
          name="account"
          help={t.whoHelp}
          isRequired
          maxLength={320}
          value={who}
          onValue={setWho}
        />
      )}
      <RadioGroup
        label={t.role}
        name="role"
        choices={useRoleChoices('owner', ROLES)}
        value={role}
        onValue={(value) => setRole(value as Role)}
      />
    </FormDialog>
  );
}
