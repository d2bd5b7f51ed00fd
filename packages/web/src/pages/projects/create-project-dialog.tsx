import { useState, type ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { NameFields, type Named } from '../../app/name-fields.tsx';
import { useSend } from '../../app/send.ts';
import { projectTexts } from '../../texts/projects.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** Begins a project, then shows it. */
export function CreateProjectDialog({ org, onClose }: { org: string; onClose: () => void }): ReactNode {
  const t = useTexts(projectTexts);
  const { texts } = useUi();
  const go = useGo();
  const [named, setNamed] = useState<Named>({ name: '', slug: '' });
  const create = useSend(client.projects.create);
  const form = useForm({
    submit: () => create({ org, ...named }),
    onDone: ({ name, slug }) => {
      showToast({ title: t.created(name) });
      go(projectPath({ org, project: slug }));
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
