import type { Project } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useSend } from '../../app/send.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** What a project is called: a form for those who may rename it. */
export function ProjectCard({ org, project }: { org: string; project: Project }): ReactNode {
  const t = useTexts(projectSettingsTexts);
  const mayChange = may(project.role, 'project.update');
  const steady = [
    { label: t.slug, value: <CopyableId value={project.slug} length={0} label={t.slug} /> },
    { label: t.id, value: <CopyableId value={project.id} length={0} label={t.id} /> },
  ];
  return (
    <Card title={t.facts} footer={mayChange ? t.slugFixed : t.readOnly}>
      <div className="flex flex-col gap-5">
        {mayChange && <NameForm org={org} project={project} />}
        <KeyValues items={mayChange ? steady : [{ label: t.name, value: project.name }, ...steady]} />
      </div>
    </Card>
  );
}

function NameForm({ org, project }: { org: string; project: Project }): ReactNode {
  const t = useTexts(projectSettingsTexts);
  const { save, saved } = useTexts(settingsTexts);
  const [name, setName] = useState(project.name);
  const update = useSend(client.projects.update);
  const form = useForm({
    submit: () => update({ org, project: project.id, name: name.trim() }),
    onDone: () => showToast({ tone: 'good', title: saved }),
  });
  return (
    <Form form={form} className="flex max-w-130 flex-col gap-4">
      <Field label={t.name} name="name" isRequired>
        <Input
          autoComplete="off"
          maxLength={128}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        kind="primary"
        busy={form.isBusy}
        disabled={name.trim() === project.name}
        className="self-start"
      >
        {save}
      </Button>
    </Form>
  );
}
