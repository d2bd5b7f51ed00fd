import type { ConsentItem } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { withValue } from '../../app/with-value.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Select } from '../../ui/select.tsx';
import { DoctorField } from './doctor-field.tsx';
import { ShareSwitch } from './share-switch.tsx';
import type { Shares } from './use-shares.ts';

type Part = { shares: Shares };

/** What is attached to a request: each thing by its own switch, all off at first. */
export function ShareFields({ org, project, shares }: Part & { org: string; project: string }): ReactNode {
  const t = useTexts(newTicketTexts);
  const { draft } = shares;
  const show = (item: ConsentItem, children?: ReactNode): ReactNode => (
    <ShareSwitch key={item} item={item} shares={shares}>
      {children}
    </ShareSwitch>
  );
  return (
    <Card title={t.share} description={t.shareText}>
      <div className="flex flex-col gap-3">
        {project && <PlaceFields org={org} project={project} shares={shares} />}
        {show('incidents')}
        {project && show('project')}
        {draft.app && show('releases')}
        {draft.app && draft.channel && show('diff', <ReleaseField shares={shares} />)}
        {draft.app && show('device', <DeviceField shares={shares} />)}
        {draft.app && draft.channel && draft.device.trim() && draft.on.includes('device') && show('override')}
        {show('versions', <VersionFields shares={shares} />)}
        {show('doctor', <DoctorField shares={shares} />)}
      </div>
    </Card>
  );
}

function PlaceFields({ org, project, shares }: Part & { org: string; project: string }): ReactNode {
  const t = useTexts(newTicketTexts);
  const { draft, change } = shares;
  const apps = usePicker((page) => api.apps.list.queryOptions({ input: { org, project, ...page } }));
  const channels = useQuery(
    api.apps.listChannels.queryOptions({ input: { org, app: draft.app }, enabled: draft.app !== '' }),
  );
  const channelChoices = (channels.data?.items ?? []).map(({ name }) => ({ value: name, label: name }));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t.app}>
        <Picker
          choices={withValue(
            apps.items.map(({ name }) => ({ value: name, label: name })),
            draft.app,
          )}
          value={draft.app}
          onValue={(app) => change({ app, channel: '' })}
          anyLabel={t.anyApp}
          onSearch={apps.onSearch}
          isLoading={apps.isLoading}
        />
      </Field>
      {draft.app && (
        <Field label={t.channel}>
          <Select
            choices={withValue(channelChoices, draft.channel)}
            value={draft.channel}
            placeholder={t.anyChannel}
            onValue={(channel) => change({ channel })}
          />
        </Field>
      )}
    </div>
  );
}

function ReleaseField({ shares: { draft, change } }: Part): ReactNode {
  const t = useTexts(newTicketTexts);
  return (
    <InputField
      label={t.release}
      help={t.releaseHelp}
      isOptional
      className="max-w-60"
      isCode
      maxLength={10}
      pattern="v[1-9][0-9]{0,8}"
      value={draft.release}
      onValue={(release) => change({ release })}
    />
  );
}

function DeviceField({ shares: { draft, change } }: Part): ReactNode {
  const t = useTexts(newTicketTexts);
  return (
    <InputField
      label={t.device}
      help={t.deviceHelp}
      isRequired
      isCode
      maxLength={255}
      value={draft.device}
      onValue={(device) => change({ device })}
    />
  );
}

function VersionFields({ shares: { draft, change } }: Part): ReactNode {
  const t = useTexts(newTicketTexts);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(['reactNative', 'sdk'] as const).map((name) => (
        <InputField
          key={name}
          label={t.versions[name]}
          isOptional
          isCode
          maxLength={100}
          placeholder={name === 'sdk' ? 'react-native-code-push 9.0.1' : '0.79.2'}
          value={draft[name]}
          onValue={(value) => change({ [name]: value })}
        />
      ))}
    </div>
  );
}
