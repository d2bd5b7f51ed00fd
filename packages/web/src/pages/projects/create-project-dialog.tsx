import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { CreateDialog } from '../../app/create-dialog.tsx';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { projectTexts } from '../../texts/projects.ts';

/** Begins a project, then shows it. */
export function CreateProjectDialog({ org, onClose }: { org: string; onClose: () => void }): ReactNode {
  const { create, createIntro, submit, created } = useTexts(projectTexts);
  const make = useSend(client.projects.create);
  return (
    <CreateDialog
      texts={{ create, createIntro, submit, created }}
      make={(named) => make({ org, ...named })}
      pathOf={(project) => projectPath({ org, project })}
      onClose={onClose}
    />
  );
}
