import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Select, type Choice } from '../../ui/select.tsx';
import type { WebhookValues } from './webhook-values.ts';

/** Only events of one project, one app or one channel. A wider choice forgets the narrower ones. */
export function PlaceFields(props: {
  org: string;
  values: WebhookValues;
  onPut: (some: Partial<WebhookValues>) => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const { org, values, onPut } = props;
  const { project, app, channel } = values;
  const projects = usePicker((page) => api.projects.list.queryOptions({ input: { org, ...page } }));
  const apps = usePicker((page) =>
    api.apps.list.queryOptions({ input: { org, ...page, ...(project && { project }) } }),
  );
  const channels = useQuery(api.apps.listChannels.queryOptions({ input: { org, app }, enabled: app !== '' }));
  const projectChoices = projects.items.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t.project} name="filter.project">
        <Picker
          anyLabel={t.anyProject}
          choices={withChosen(projectChoices, project)}
          onSearch={projects.onSearch}
          isLoading={projects.isLoading}
          value={project}
          onValue={(value) => onPut({ project: value, app: '', channel: '' })}
        />
      </Field>
      <Field label={t.app} name="filter.app">
        <Picker
          anyLabel={t.anyApp}
          choices={withChosen(named(apps.items), app)}
          onSearch={apps.onSearch}
          isLoading={apps.isLoading}
          value={app}
          onValue={(value) => onPut({ app: value, channel: '' })}
        />
      </Field>
      <Field label={t.channel} name="filter.channel" help={app ? undefined : t.channelHelp}>
        <Select
          placeholder={t.anyChannel}
          choices={withChosen(named(channels.data?.items), channel)}
          value={channel}
          disabled={!app}
          onValue={(value) => onPut({ channel: value })}
        />
      </Field>
    </div>
  );
}

function named(items: { name: string }[] | undefined): Choice[] {
  return (items ?? []).map(({ name }) => ({ value: name, label: name }));
}

function withChosen(choices: Choice[], value: string): Choice[] {
  const isMissing = value !== '' && !choices.some((choice) => choice.value === value);
  return isMissing ? [...choices, { value, label: value }] : choices;
}
