import type { StatusComponent } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { NO_WORDS, type Words } from './draft.ts';
import { WordsFields } from './words-fields.tsx';

interface Draft {
  name: Words;
  description: Words;
  isGroup: boolean;
  key: string;
  groupId: string;
  isShowcase: boolean;
  onlyShowIfDegraded: boolean;
  startDate: string;
}

/** Adds a component or a group, or changes one. */
export function ComponentDialog(props: {
  component: StatusComponent | undefined;
  components: StatusComponent[];
  onClose: () => void;
}): ReactNode {
  const { component, components, onClose } = props;
  const t = useTexts(operationActTexts);
  const [draft, setDraft] = useState(() => draftOf(component));
  const put = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const create = useSend(client.operations.createComponent);
  const update = useSend(client.operations.updateComponent);
  const form = useForm({
    submit: async () => {
      const { name, isGroup, key, groupId } = draft;
      const description = draft.description.en || draft.description.fr ? draft.description : null;
      const shared = { name, description, groupId: groupId || null };
      if (component) await update({ component: component.id, ...shared, ...changesOf(draft) });
      else await create({ ...shared, isGroup, key: isGroup || key === '' ? null : key });
    },
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={component ? t.editComponent : t.addComponent}
      submit={t.save}
      size="large"
    >
      <WordsFields name="name" kind="name" value={draft.name} onValue={(name) => put({ name })} />
      <WordsFields
        name="description"
        kind="description"
        value={draft.description}
        onValue={(description) => put({ description })}
        isOptional
      />
      {component ? <ShownFields draft={draft} put={put} /> : <NewFields draft={draft} put={put} />}
      {!draft.isGroup && <GroupField draft={draft} put={put} components={components} />}
    </FormDialog>
  );
}

type Part = { draft: Draft; put: (change: Partial<Draft>) => void };

function draftOf(component: StatusComponent | undefined): Draft {
  return {
    name: component?.name ?? NO_WORDS,
    description: component?.description ?? NO_WORDS,
    isGroup: component?.isGroup ?? false,
    key: component?.key ?? '',
    groupId: component?.groupId ?? '',
    isShowcase: component?.isShowcase ?? true,
    onlyShowIfDegraded: component?.onlyShowIfDegraded ?? false,
    startDate: component?.startDate ?? '',
  };
}

function changesOf({ isShowcase, onlyShowIfDegraded, startDate }: Draft) {
  return { isShowcase, onlyShowIfDegraded, ...(startDate && { startDate }) };
}

function NewFields({ draft, put }: Part): ReactNode {
  const t = useTexts(operationActTexts);
  return (
    <>
      <Checkbox label={t.isGroup} checked={draft.isGroup} onValue={(isGroup) => put({ isGroup })} />
      {!draft.isGroup && (
        <Field label={t.key} name="key" help={t.keyHelp} isOptional>
          <Input
            isCode
            maxLength={63}
            pattern="[a-z0-9][a-z0-9\-]*"
            value={draft.key}
            onChange={(event) => put({ key: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

function ShownFields({ draft, put }: Part): ReactNode {
  const t = useTexts(operationActTexts);
  return (
    <>
      <Checkbox label={t.showcase} checked={draft.isShowcase} onValue={(isShowcase) => put({ isShowcase })} />
      <Field label={t.startDate} name="startDate" isOptional className="max-w-60">
        <DateInput value={draft.startDate} onValue={(startDate) => put({ startDate })} />
      </Field>
      <Checkbox
        label={t.onlyIfDegraded}
        checked={draft.onlyShowIfDegraded}
        onValue={(onlyShowIfDegraded) => put({ onlyShowIfDegraded })}
      />
    </>
  );
}

function GroupField({ draft, put, components }: Part & { components: StatusComponent[] }): ReactNode {
  const t = useTexts(operationActTexts);
  const language = useLanguage();
  const groups = components.filter(({ isGroup }) => isGroup);
  return (
    <Field label={t.inGroup} name="groupId" className="sm:max-w-80">
      <Select
        placeholder={t.noGroup}
        choices={groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
        value={draft.groupId}
        onValue={(groupId) => put({ groupId })}
      />
    </Field>
  );
}
