import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** Lets somebody with an account work on one app. */
export function AddCollaboratorDialog(props: {
  at: { org: string; app: string };
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const { texts } = useUi();
  const [email, setEmail] = useState('');
  const add = useSend(client.apps.addCollaborator);
  const form = useForm({
    submit: () => add({ ...props.at, email: email.trim() }),
    onDone: (added) => {
      showToast({ tone: 'good', title: t.added(added.email) });
      props.onClose();
    },
  });
  return (
    <Dialog isOpen onClose={props.onClose} title={t.addTitle} description={t.addText} isLocked={form.isBusy}>
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
        </DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.addSubmit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
