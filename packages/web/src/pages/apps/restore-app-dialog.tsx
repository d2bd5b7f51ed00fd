import type { App, Project } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appTexts } from '../../texts/apps.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** Brings an app back into another project, when its own is deleted. */
export function RestoreAppDialog(props: {
  org: string;
  app: App;
  projects: Project[];
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appTexts);
  const { texts } = useUi();
  const { org, app, projects, onClose } = props;
  const [project, setProject] = useState(projects[0]?.slug ?? '');
  const restore = useSend(client.apps.restore);
  const form = useForm({
    submit: () => restore({ org, app: app.id, project }),
    onDone: ({ name }) => {
      showToast({ tone: 'good', title: t.restored(name) });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t.restoreInto(app.name)}
      description={t.restoreIntoText}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>
          <Field label={t.project} name="project" isRequired>
            <Select
              value={project}
              onValue={setProject}
              choices={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy} disabled={!project}>
            {t.restore}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
