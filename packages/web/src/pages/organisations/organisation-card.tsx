import type { Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { languageChoices, languageNames } from '../../app/language-names.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useSend } from '../../app/send.ts';
import { ZoneInput } from '../../app/zone-input.tsx';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** What an organisation is called: a form for those who may change it. */
export function OrganisationCard({ organisation }: { organisation: Organisation }): ReactNode {
  const t = useTexts(organisationSettingsTexts);
  const { zone, language } = useTexts(settingsTexts);
  const { name, slug, id, timeZone } = organisation;
  const mayChange = may(organisation.role, 'organisation.update');
  const steady = [
    { label: t.slug, value: <CopyableId value={slug} length={0} label={t.slug} /> },
    { label: t.id, value: <CopyableId value={id} label={t.id} /> },
  ];
  const shown = [
    { label: t.name, value: name },
    { label: zone, value: timeZone },
    { label: language, value: languageNames[organisation.language] },
  ];
  return (
    <Card title={t.facts} footer={mayChange ? t.slugFixed : t.readOnly}>
      <div className="flex flex-col gap-5">
        {mayChange && <OrganisationForm organisation={organisation} />}
        <KeyValues items={mayChange ? steady : [...shown, ...steady]} />
      </div>
    </Card>
  );
}

type Values = Pick<Organisation, 'name' | 'timeZone' | 'language'>;

function OrganisationForm({ organisation }: { organisation: Organisation }): ReactNode {
  const t = useTexts(organisationSettingsTexts);
  const s = useTexts(settingsTexts);
  const [values, setValues] = useState<Values>(organisation);
  const put = (some: Partial<Values>): void => setValues((before) => ({ ...before, ...some }));
  const update = useSend(client.organisations.update);
  const { name, timeZone, language } = values;
  const form = useForm({
    submit: () => update({ org: organisation.id, name: name.trim(), timeZone, language }),
    onDone: () => showToast({ tone: 'good', title: s.saved }),
  });
  const isSame =
    name.trim() === organisation.name &&
    timeZone === organisation.timeZone &&
    language === organisation.language;
  return (
    <Form form={form} className="flex max-w-130 flex-col gap-4">
      <Field label={t.name} name="name" isRequired>
        <Input
          autoComplete="off"
          maxLength={128}
          value={name}
          onChange={(event) => put({ name: event.target.value })}
        />
      </Field>
      <Field label={s.zone} name="timeZone" help={t.zoneHelp}>
        <ZoneInput value={timeZone} onValue={(zone) => put({ timeZone: zone })} />
      </Field>
      <Field label={s.language} name="language" help={t.languageHelp}>
        <Select
          choices={languageChoices}
          value={language}
          onValue={(value) => put({ language: value as Values['language'] })}
        />
      </Field>
      <Button type="submit" kind="primary" busy={form.isBusy} disabled={isSame} className="self-start">
        {s.save}
      </Button>
    </Form>
  );
}
