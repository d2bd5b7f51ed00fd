import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { usePicker } from '../../app/use-picker.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import type { ActProps } from './act-props.ts';
import { deskPath } from './desk-address.ts';

/** Merges a ticket into another one of the same customer, and goes there. */
export function MergeDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const go = useGo();
  const { values } = useUrlParams();
  const [into, setInto] = useState<string | null>(null);
  const organisation = ticket.organisation?.id;
  const { items, onSearch, isLoading } = usePicker(({ search, ...page }) =>
    api.desk.list.queryOptions({
      input: { state: 'all', organisation, text: search, ...page },
      enabled: !!organisation,
    }),
  );
  const choices = items
    .filter(({ id, mergedInto }) => id !== ticket.id && mergedInto === null)
    .map(({ reference, subject }) => ({ value: reference, label: `${reference} · ${subject}` }));
  const merge = useSend(client.desk.merge);
  const form = useForm({
    check: (): Record<string, string> => (into === null ? { into: t.needsTicket } : {}),
    submit: () => merge({ ticket: ticket.id, into: into! }),
    onDone: ({ mergedInto, reference }) => go(deskPath(values, mergedInto?.reference ?? reference)),
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.mergeTitle}
      description={t.mergeText}
      submit={t.merge}
      kind="danger"
    >
      <Field label={t.into} name="into" isRequired>
        <Combobox
          value={into}
          onValue={setInto}
          {...{ choices, onSearch }}
          isLoading={isLoading && !!organisation}
          placeholder={t.chooseTicket}
          emptyText={t.noOther}
        />
      </Field>
    </FormDialog>
  );
}
