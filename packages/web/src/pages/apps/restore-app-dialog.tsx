import type { App, Project } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appTexts } from '../../texts/apps.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Brings an app back into another project, when its own is deleted. */
export function RestoreAppDialog(props: {
  org: string;
  app: App;
  projects: Project[];
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appTexts);
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
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.restoreInto(app.name)}
      description={t.restoreIntoText}
      submit={t.restore}
      isDisabled={!project}
    >
      <Field label={t.project} name="project" isRequired>
        <Select
          value={project}
          onValue={setProject}
          choices={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </Field>
    </FormDialog>
  );
}
