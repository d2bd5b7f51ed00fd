import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Field } from '../../ui/field.tsx';
import { Select, type Choice } from '../../ui/select.tsx';
import type { WebhookValues } from './webhook-values.ts';

const MOST = 100;

/** Only events of one project, one app or one channel. A wider choice forgets the narrower ones. */
export function PlaceFields(props: {
  org: string;
  values: WebhookValues;
  onPut: (some: Partial<WebhookValues>) => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const { org, values, onPut } = props;
  const { project, app, channel } = values;
  const projects = useQuery(api.projects.list.queryOptions({ input: { org, limit: MOST } }));
  const apps = useQuery(
    api.apps.list.queryOptions({ input: { org, limit: MOST, ...(project && { project }) } }),
  );
  const channels = useQuery(api.apps.listChannels.queryOptions({ input: { org, app }, enabled: app !== '' }));
  const projectChoices = projects.data?.items.map(({ slug, name }) => ({ value: slug, label: name })) ?? [];
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t.project} name="filter.project">
        <Select
          choices={withAll(t.anyProject, projectChoices, project)}
          value={project}
          onValue={(value) => onPut({ project: value, app: '', channel: '' })}
        />
      </Field>
      <Field label={t.app} name="filter.app">
        <Select
          choices={withAll(t.anyApp, named(apps.data?.items), app)}
          value={app}
          onValue={(value) => onPut({ app: value, channel: '' })}
        />
      </Field>
      <Field label={t.channel} name="filter.channel" help={app ? undefined : t.channelHelp}>
        <Select
          choices={withAll(t.anyChannel, named(channels.data?.items), channel)}
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

function withAll(all: string, choices: Choice[], value: string): Choice[] {
  const isMissing = value !== '' && !choices.some((choice) => choice.value === value);
  return [{ value: '', label: all }, ...choices, ...(isMissing ? [{ value, label: value }] : [])];
}
