import type { IncidentStatus, StatusComponent } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { AffectedFields } from './affected-fields.tsx';
import { allWell, fromTemplate, STATUSES, type Draft } from './draft.ts';
import { UpdatePreview } from './update-preview.tsx';
import { WordsFields } from './words-fields.tsx';

/** What every update of an incident is made of. */
export function UpdateFields(props: {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  components: StatusComponent[];
  /** Of a new incident: it has a title, and is not over. */
  isNew?: boolean;
  children?: ReactNode;
}): ReactNode {
  const { draft, put, components, isNew = false } = props;
  const t = useTexts(operationActTexts);
  const { incidentStatuses } = useTexts(operationTexts);
  const setStatus = (status: string): void =>
    put({ status, ...(status === 'resolved' && { states: allWell(draft.states) }) });
  return (
    <>
      <TemplatePicker {...props} />
      {isNew && (
        <WordsFields name="title" kind="title" value={draft.title} onValue={(title) => put({ title })} />
      )}
      <Field label={t.status} name="status" className="sm:max-w-80">
        <Select
          choices={statusesOf(isNew).map((status) => ({ value: status, label: incidentStatuses[status] }))}
          value={draft.status}
          onValue={setStatus}
        />
      </Field>
      <WordsFields name="body" kind="text" value={draft.body} onValue={(body) => put({ body })} />
      <AffectedFields components={components} value={draft.states} onValue={(states) => put({ states })} />
      <Field label={t.displayAt} name={isNew ? 'startedAt' : 'displayAt'} help={t.displayAtHelp} isOptional>
        <DateTimeInput value={draft.displayAt} onValue={(displayAt) => put({ displayAt })} />
      </Field>
      {props.children}
      <Checkbox
        label={t.deliver}
        help={t.deliverHelp}
        checked={draft.isDelivered}
        onValue={(isDelivered) => put({ isDelivered })}
      />
      <UpdatePreview draft={draft} components={components} />
    </>
  );
}

function statusesOf(isNew: boolean): IncidentStatus[] {
  return STATUSES.filter((status) => !isNew || status !== 'resolved');
}

function TemplatePicker(props: Parameters<typeof UpdateFields>[0]): ReactNode {
  const { draft, put, components, isNew = false } = props;
  const t = useTexts(operationActTexts);
  const { incidentStatuses } = useTexts(operationTexts);
  const language = useLanguage();
  const query = useQuery(api.operations.listTemplates.queryOptions());
  const fitting = statusesOf(isNew);
  const templates = (query.data?.items ?? []).filter(({ status }) => fitting.includes(status));
  const choose = (key: string): void => {
    const template = templates.find((each) => each.key === key);
    if (template) put(fromTemplate(draft, template, components));
  };
  return (
    <Field label={t.template} className="max-w-120">
      <Select
        placeholder={t.noTemplate}
        choices={templates.map(({ key, title, status }) => ({
          value: key,
          label: `${title[language]} – ${incidentStatuses[status]}`,
        }))}
        onValue={choose}
      />
    </Field>
  );
}
