import type { Escalation } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { usePicker } from '../../app/use-picker.ts';
import { deskTeamTexts } from '../../texts/desk-team.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Picker } from '../../ui/picker.tsx';
import { sayDone } from '../../ui/say-done.ts';

/** Chooses who is told of warnings and breaches: staff by mail, and the webhooks of one organisation. */
export function EscalationDialog(props: { escalation: Escalation; onClose: () => void }): ReactNode {
  const { escalation, onClose } = props;
  const t = useTexts(deskTeamTexts);
  const [chosen, setChosen] = useState(escalation.accounts.map(({ accountId }) => accountId));
  const [organisation, setOrganisation] = useState(escalation.organisation?.id ?? '');
  const agents = useQuery(api.desk.listAgents.queryOptions());
  const set = useSend(client.desk.setEscalation);
  const form = useForm({
    submit: () => set({ accounts: chosen, organisation: organisation || null }),
    onDone: sayDone(t.saved, onClose),
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.escalation}
      description={t.escalationText}
      submit={t.save}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold">{t.byMail}</legend>
        {agents.data?.items.map(({ accountId, name, email }) => (
          <Checkbox
            key={accountId}
            label={name}
            help={email}
            checked={chosen.includes(accountId)}
            onValue={(isChecked) =>
              setChosen(isChecked ? [...chosen, accountId] : chosen.filter((one) => one !== accountId))
            }
          />
        ))}
      </fieldset>
      <Field label={t.organisation} name="organisation" help={t.organisationHelp}>
        <OrganisationPicker
          current={escalation.organisation}
          value={organisation}
          onValue={setOrganisation}
        />
      </Field>
    </FormDialog>
  );
}

function OrganisationPicker(props: {
  current: Escalation['organisation'];
  value: string;
  onValue: (id: string) => void;
}): ReactNode {
  const { current, value, onValue } = props;
  const t = useTexts(deskTeamTexts);
  const { items, ...picked } = usePicker((page) => api.customers.list.queryOptions({ input: page }));
  // What holds now can be beyond the first page.
  const isMissing = current !== null && items.every(({ id }) => id !== current.id);
  const choices = [...(isMissing ? [current] : []), ...items].map(({ id, name, slug }) => ({
    value: id,
    label: name,
    hint: slug,
  }));
  return <Picker anyLabel={t.none} {...{ choices, value, onValue, ...picked }} />;
}
