import type { DeskAgent } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';

/** How many tickets the rota gives somebody at a time. */
export function CapacityDialog({ agent, onClose }: { agent: DeskAgent; onClose: () => void }): ReactNode {
  const { team: t } = useTexts(deskPageTexts);
  const [capacity, setCapacity] = useState(String(agent.capacity));
  const change = useSend(client.desk.setCapacity);
  const form = useForm({
    submit: () => change({ agent: agent.accountId, capacity: Number(capacity) }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.capacityTitle(agent.name)}
      submit={t.save}
      size="small"
    >
      <Field label={t.capacityLabel} name="capacity" help={t.capacityHelp} isRequired>
        <Input
          type="number"
          min={0}
          max={1000}
          step={1}
          value={capacity}
          onChange={(event) => setCapacity(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
