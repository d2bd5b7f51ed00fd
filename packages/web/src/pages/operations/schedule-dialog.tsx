import type { StatusComponent } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { ComponentChecks } from './component-checks.tsx';
import { NO_WORDS } from './draft.ts';
import { maintenancePath } from './event-path.ts';
import { TellDialog, type Told } from './tell-dialog.tsx';
import { WindowFields, windowFault } from './window-fields.tsx';
import { WordsFields } from './words-fields.tsx';

/** Plans a maintenance. */
export function ScheduleDialog({
  components,
  onClose,
}: {
  components: StatusComponent[];
  onClose: () => void;
}): ReactNode {
  const t = useTexts(operationActTexts);
  const go = useGo();
  const [title, setTitle] = useState(NO_WORDS);
  const [window, setWindow] = useState({ from: '', to: '' });
  const [chosen, setChosen] = useState<string[]>([]);
  const [error, setError] = useState<string>();
  const schedule = useSend(client.operations.scheduleMaintenance, { isLeaving: true });
  const check = (): Record<string, string> => {
    const missing = chosen.length === 0 ? t.needsComponent : undefined;
    setError(missing);
    return { ...(missing && { components: missing }), ...windowFault(window, t.needsEnd) };
  };
  const send = async (told: Told): Promise<void> => {
    const { id } = await schedule({ title, ...window, components: chosen, ...told });
    go(maintenancePath(id));
  };
  return (
    <TellDialog
      {...{ check, send, onClose }}
      title={t.schedule}
      intro={t.scheduleIntro}
      submit={t.publish}
      onDone={() => undefined}
    >
      <WordsFields name="title" kind="title" value={title} onValue={setTitle} />
      <WindowFields value={window} onValue={setWindow} hasStart />
      <ComponentChecks components={components} value={chosen} onValue={setChosen} error={error} />
    </TellDialog>
  );
}
