import type { SubscribableEvent } from '@codepushgo/contract';
import { useContext, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { FormContext } from '../../ui/form-context.ts';
import { Input } from '../../ui/input.tsx';
import { events } from './events.ts';
import { PlaceFields } from './place-fields.tsx';
import type { WebhookValues } from './webhook-values.ts';

/** Address, events and places of a webhook. */
export function WebhookFields(props: {
  org: string;
  values: WebhookValues;
  onValues: (values: WebhookValues) => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const { org, values, onValues } = props;
  const put = (some: Partial<WebhookValues>): void => onValues({ ...values, ...some });
  return (
    <>
      <Field label={t.address} name="url" help={t.addressHelp} isRequired>
        <Input
          isCode
          type="url"
          autoComplete="off"
          maxLength={2000}
          value={values.url}
          onChange={(event) => put({ url: event.target.value })}
        />
      </Field>
      <Field label={t.description} name="description" isOptional>
        <Input
          autoComplete="off"
          maxLength={200}
          value={values.description}
          onChange={(event) => put({ description: event.target.value })}
        />
      </Field>
      <PlaceFields org={org} values={values} onPut={put} />
      <EventChoice
        label={t.events}
        choices={events}
        chosen={values.events}
        onChosen={(chosen) => put({ events: chosen })}
      />
    </>
  );
}

/** Which events are wanted. */
export function EventChoice<E extends SubscribableEvent>(props: {
  label: string;
  choices: E[];
  chosen: E[];
  onChosen: (events: E[]) => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const error = useContext(FormContext)?.errors['events'];
  const { choices, chosen } = props;
  const isAll = choices.every((event) => chosen.includes(event));
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{props.label}</legend>
      <div className="mb-2 flex flex-wrap gap-2">
        <Button size="small" disabled={isAll} onClick={() => props.onChosen(choices)}>
          {t.pickAll}
        </Button>
        <Button size="small" disabled={chosen.length === 0} onClick={() => props.onChosen([])}>
          {t.pickNone}
        </Button>
      </div>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {choices.map((event) => (
          <Checkbox
            key={event}
            data-name="events"
            label={t.eventNames[event]}
            checked={chosen.includes(event)}
            aria-invalid={error ? true : undefined}
            onValue={(isOn) =>
              props.onChosen(choices.filter((one) => (one === event ? isOn : chosen.includes(one))))
            }
          />
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
