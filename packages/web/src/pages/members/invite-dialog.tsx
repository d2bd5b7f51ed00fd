import type { Member, Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { memberTexts } from '../../texts/members.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';
import { useRoleChoices } from './role-choices.ts';

/** Invites somebody by mail. */
export function InviteDialog(props: {
  org: string;
  role: Organisation['role'];
  onClose: () => void;
}): ReactNode {
  const { org, onClose } = props;
  const t = useTexts(memberTexts);
  const { texts } = useUi();
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
    <Dialog isOpen title={t.inviteTitle} description={t.inviteIntro} onClose={onClose} isLocked={form.isBusy}>
      <Form form={form} className="contents">
        <DialogBody>
          <Field label={t.email} name="email" isRequired>
            <Input
              type="email"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <RadioGroup
            label={t.role}
            name="role"
            choices={useRoleChoices(props.role)}
            value={role}
            onValue={(value) => setRole(value as Member['role'])}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.inviteSubmit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
