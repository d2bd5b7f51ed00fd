import type { Alerts } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { alertTexts } from '../../texts/alerts.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { alerts as choices } from '../webhooks/events.ts';
import { EventChoice } from '../webhooks/webhook-fields.tsx';

/** Chooses events and, if wished, the only projects that count. */
export function AlertsForm({ org, alerts }: { org: string; alerts: Alerts }): ReactNode {
  const t = useTexts(alertTexts);
  const [values, setValues] = useState(alerts);
  const { events, projects } = values;
  const { data } = useWholeList(api.projects.list.key(), client.projects.list, { org });
  const save = useSend(client.notifications.setAlerts);
  const form = useForm({
    check: (): Record<string, string> => (projects?.length === 0 ? { projects: t.chooseProject } : {}),
    submit: () => save({ org, events, projects }),
    onDone: () => showToast({ tone: 'good', title: t.saved }),
  });
  const turn = (id: string, isOn: boolean): void =>
    setValues({ events, projects: [...(projects ?? []).filter((one) => one !== id), ...(isOn ? [id] : [])] });
  return (
    <Form form={form} className="flex flex-col gap-5">
      <EventChoice
        label={t.events}
        choices={choices}
        chosen={events}
        onChosen={(chosen) => setValues({ events: chosen, projects })}
      />
      <RadioGroup
        label={t.which}
        name="projects"
        choices={[
          { value: 'all', label: t.all },
          { value: 'some', label: t.some },
        ]}
        value={projects ? 'some' : 'all'}
        onValue={(value) => setValues({ events, projects: value === 'all' ? null : [] })}
      />
      {projects && (
        <div className="grid gap-1.5 sm:grid-cols-2">
          {data?.map(({ id, name }) => (
            <Checkbox
              key={id}
              data-name="projects"
              label={name}
              checked={projects.includes(id)}
              onValue={(isOn) => turn(id, isOn)}
            />
          ))}
        </div>
      )}
      <Button type="submit" kind="primary" busy={form.isBusy} className="self-start">
        {t.submit}
      </Button>
    </Form>
  );
}
