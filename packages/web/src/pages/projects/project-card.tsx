import type { Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { NameForm } from '../../app/name-form.tsx';
import { useSend } from '../../app/send.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';

/** What a project is called: a form for those who may rename it. */
export function ProjectCard({ org, project }: { org: string; project: Project }): ReactNode {
  const t = useTexts(projectSettingsTexts);
  const update = useSend(client.projects.update);
  const mayChange = may(project.role, 'project.update');
  const steady = [
    { label: t.slug, value: <CopyableId value={project.slug} length={0} label={t.slug} /> },
    { label: t.id, value: <CopyableId value={project.id} length={0} label={t.id} /> },
  ];
  return (
    <Card title={t.facts} footer={mayChange ? t.slugFixed : t.readOnly}>
      <div className="flex flex-col gap-5">
        {mayChange && (
          <NameForm
            label={t.name}
            name={project.name}
            rename={(name) => update({ org, project: project.id, name })}
          />
        )}
        <KeyValues items={mayChange ? steady : [{ label: t.name, value: project.name }, ...steady]} />
      </div>
    </Card>
  );
}
