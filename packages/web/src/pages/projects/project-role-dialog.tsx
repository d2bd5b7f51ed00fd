import type { ProjectMember } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { memberTexts } from '../../texts/members.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';
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
  const { texts } = useUi();
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
    <Dialog
      isOpen
      title={member ? t.changeTitle(member.name) : t.giveTitle}
      description={t.giveIntro}
      onClose={onClose}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>
          {!member && (
            <Field label={t.who} name="account" help={t.whoHelp} isRequired>
              <Input
                autoComplete="off"
                maxLength={320}
                value={who}
                onChange={(event) => setWho(event.target.value)}
              />
            </Field>
          )}
          <RadioGroup
            label={t.role}
            name="role"
            choices={useRoleChoices('owner', ROLES)}
            value={role}
            onValue={(value) => setRole(value as Role)}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy} disabled={role === member?.role}>
            {member ? t.changeSubmit : t.giveSubmit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
