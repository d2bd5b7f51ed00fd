import type { StatusMaintenance } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { TellDialog, type Told } from './tell-dialog.tsx';
import { WindowFields, windowFault } from './window-fields.tsx';

/** What can be done with a maintenance, by the name of the act: each is told. */
export function MaintenanceDialogs(props: {
  act: string;
  maintenance: StatusMaintenance;
  onClose: () => void;
}): ReactNode {
  const { act, maintenance, onClose } = props;
  const t = useTexts(operationActTexts);
  const { id, scheduledFor, scheduledUntil, status } = maintenance;
  const [window, setWindow] = useState({ from: scheduledFor, to: scheduledUntil });
  const move = useSend(client.operations.moveMaintenance);
  const extend = useSend(client.operations.extendMaintenance);
  const cancel = useSend(client.operations.cancelMaintenance);
  const update = useSend(client.operations.updateMaintenance);
  const named = { maintenance: id };
  const check = (): Record<string, string> => windowFault(window, t.needsEnd);
  const shared = { onClose };
  const fields = (hasStart: boolean): ReactNode => (
    <WindowFields value={window} onValue={setWindow} hasStart={hasStart} />
  );
  if (act === 'move')
    return (
      <TellDialog
        {...shared}
        title={t.moveTitle}
        intro={t.moveIntro}
        submit={t.move}
        check={check}
        send={(told: Told) => move({ ...named, ...window, ...told })}
      >
        {fields(true)}
      </TellDialog>
    );
  if (act === 'extend') {
    const send = (told: Told) => extend({ ...named, to: window.to, ...told });
    return (
      <TellDialog
        {...shared}
        {...{ send, check }}
        title={t.extendTitle}
        intro={t.extendIntro}
        submit={t.extend}
      >
        {fields(false)}
      </TellDialog>
    );
  }
  if (act === 'cancel') {
    const send = (told: Told) => cancel({ ...named, ...told });
    return <TellDialog {...shared} send={send} title={t.cancel} intro={t.cancelIntro} submit={t.cancel} />;
  }
  if (act !== 'progress' && act !== 'complete') return null;
  const next = act === 'complete' ? 'completed' : status === 'verifying' ? 'verifying' : 'in_progress';
  const send = (told: Told) => update({ ...named, status: next, ...told });
  const title = act === 'complete' ? t.complete : t.progress;
  return <TellDialog {...shared} send={send} title={title} submit={t.publish} />;
}
