import type { ExclusionReason } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { ComponentChecks } from './component-checks.tsx';
import { NO_WORDS } from './draft.ts';
import { useStatusNow } from './use-status-now.ts';
import { WordsFields } from './words-fields.tsx';

const REASONS = ['emergency_maintenance', 'force_majeure', 'customer_caused'] as const;

/** Records time that is taken out of the commitment's figure. */
export function ExclusionDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(operationActTexts);
  const { reasons } = useTexts(operationTexts);
  const components = useStatusNow().data?.components ?? [];
  const [reason, setReason] = useState<ExclusionReason>('emergency_maintenance');
  const [span, setSpan] = useState({ from: '', to: '' });
  const [chosen, setChosen] = useState<string[]>([]);
  const [organisation, setOrganisation] = useState('');
  const [text, setText] = useState(NO_WORDS);
  const [error, setError] = useState<string>();
  const isOfCustomer = reason === 'customer_caused';
  const record = useSend(client.operations.recordExclusion);
  const form = useForm({
    check: (): Record<string, string> => {
      const missing = chosen.length === 0 ? t.needsComponent : undefined;
      setError(missing);
      return {
        ...(missing && { components: missing }),
        ...(span.to !== '' && span.to <= span.from && { to: t.needsEnd }),
        ...(isOfCustomer && organisation.trim() === '' && { organisation: t.needsOrganisation }),
      };
    },
    submit: () =>
      record({
        reason,
        ...span,
        components: chosen,
        organisation: isOfCustomer ? organisation.trim() : null,
        text,
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.exclude}
      description={t.excludeIntro}
      submit={t.save}
      size="large"
    >
      <Field
        label={t.reason}
        name="reason"
        help={reason === 'emergency_maintenance' ? t.emergencyHelp : undefined}
      >
        <Select
          choices={REASONS.map((each) => ({ value: each, label: reasons[each] }))}
          value={reason}
          onValue={(value) => setReason(value as ExclusionReason)}
        />
      </Field>
      {isOfCustomer && (
        <Field label={t.organisation} name="organisation" help={t.organisationHelp} isRequired>
          <Input
            isCode
            maxLength={128}
            value={organisation}
            onChange={(event) => setOrganisation(event.target.value)}
          />
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.from} name="from" isRequired>
          <DateTimeInput value={span.from} onValue={(from) => setSpan({ ...span, from })} />
        </Field>
        <Field label={t.to} name="to" isRequired>
          <DateTimeInput value={span.to} onValue={(to) => setSpan({ ...span, to })} />
        </Field>
      </div>
      <ComponentChecks components={components} value={chosen} onValue={setChosen} error={error} />
      <WordsFields name="text" kind="text" value={text} onValue={setText} />
    </FormDialog>
  );
}
