import { ApiProblem } from '@codepushgo/contract/client';
import type { Project } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useSend } from '../../app/send.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useMoving } from './use-moving.ts';

/** Moves a project to another organisation, then shows its settings there. */
export function TransferProjectDialog(props: {
  org: string;
  project: Project;
  onClose: () => void;
}): ReactNode {
  const { org, project, onClose } = props;
  const t = useTexts(projectSettingsTexts);
  const go = useGo();
  const [to, setTo] = useState<string | null>(null);
  const transfer = useSend(client.projects.transfer, { isLeaving: true });
  // Whole, since only some of them take projects.
  const { data } = useWholeList(api.organisations.list.key(), client.organisations.list, {});
  const others = data?.filter(({ id, role }) => id !== project.organisationId && may(role, 'project.create'));
  const choices = others?.map(({ id, name, slug }) => ({ value: id, label: name, hint: slug })) ?? [];
  const move = async (): Promise<void> => {
    const target = others?.find(({ id }) => id === to);
    if (!target) throw new Error(t.moveChoose);
    await transfer({ org, project: project.id, to: target.id }).catch((error: unknown) => {
      throw inWords(t, error);
    });
    showToast({ tone: 'good', title: t.moved(project.name, target.name) });
    go(projectPath({ org: target.slug, project: project.slug }, 'settings'));
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.moveTitle(project.name)}
      touches={useMoving(org, project)}
      nameToType={project.slug}
      confirmLabel={t.move}
      onConfirm={move}
    >
      <p>{t.moveIntro}</p>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        <li>{t.moveMembers}</li>
        <li>{t.moveRoles}</li>
        <li>{t.moveStays}</li>
      </ul>
      {others?.length === 0 ? (
        <p className="text-bad">{t.moveNowhere}</p>
      ) : (
        <Field label={t.moveTo}>
          <Combobox value={to} onValue={setTo} choices={choices} placeholder={t.moveChoose} />
        </Field>
      )}
    </ConfirmDialog>
  );
}

// What stands in the way is told by names, in either language.
function inWords(t: (typeof projectSettingsTexts)['en'], error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { reason, apps } = error.problem;
  if (reason === 'target-has-apps' && Array.isArray(apps)) return new Error(t.moveHasApps(apps.join(', ')));
  if (reason === 'project-slug-taken') return new Error(t.moveHasSlug);
  if (reason === 'has-add-ons') return new Error(t.moveHasAddOns);
  return error;
}
