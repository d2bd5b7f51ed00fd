import { useState, type ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { NameFields, type Named } from '../../app/name-fields.tsx';
import { useSend } from '../../app/send.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** Founds an organisation, then shows it. */
export function CreateOrganisationDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(organisationTexts);
  const { texts } = useUi();
  const go = useGo();
  const [named, setNamed] = useState<Named>({ name: '', slug: '' });
  const create = useSend(client.organisations.create);
  const form = useForm({
    submit: () => create(named),
    onDone: ({ name, slug }) => {
      showToast({ title: t.created(name) });
      go(orgPath(slug));
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t.create} description={t.createIntro} isLocked={form.isBusy}>
      <Form form={form} className="contents">
        <DialogBody>
          <NameFields named={named} onNamed={setNamed} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
