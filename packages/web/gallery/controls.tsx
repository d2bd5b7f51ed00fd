import { useState, type ReactNode } from 'react';
import { Button, ButtonLink, IconButton } from '../src/ui/button.tsx';
import { Card } from '../src/ui/card.tsx';
import { Checkbox, Switch } from '../src/ui/checkbox.tsx';
import { Combobox } from '../src/ui/combobox.tsx';
import { DateInput, DateTimeInput } from '../src/ui/date-input.tsx';
import { Field } from '../src/ui/field.tsx';
import { FileDrop } from '../src/ui/file-drop.tsx';
import { Form, useForm } from '../src/ui/form.tsx';
import { Input, PasswordInput } from '../src/ui/input.tsx';
import { RadioGroup } from '../src/ui/radio-group.tsx';
import { Select } from '../src/ui/select.tsx';
import { Slider } from '../src/ui/slider.tsx';
import { Textarea } from '../src/ui/textarea.tsx';
import { showToast } from '../src/ui/toast-store.ts';
import { Tooltip } from '../src/ui/tooltip.tsx';

const apps = ['shop-ios', 'shop-android', 'till-ios', 'till-android', 'stock-keeper'];
const choices = apps.map((value, at) => ({ value, label: value, hint: at % 2 ? 'Android' : 'iOS' }));
const roles = [
  { value: 'viewer', label: 'Viewer', hint: 'Sees everything and changes nothing.' },
  { value: 'developer', label: 'Developer', hint: 'Releases, promotes and rolls back.' },
  { value: 'admin', label: 'Admin', hint: 'Manages apps, members and keys besides.' },
];

function Buttons(): ReactNode {
  return (
    <Card title="Buttons">
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" icon="plus">
          New release
        </Button>
        <Button>Cancel</Button>
        <Button kind="danger" icon="trash">
          Delete
        </Button>
        <Button kind="quiet">Learn more</Button>
        <Button kind="primary" busy>
          Publishing
        </Button>
        <Button disabled>Not now</Button>
        <Button size="small" icon="refresh">
          Small
        </Button>
        <ButtonLink href="?part=controls#link" iconAfter="external">
          Link
        </ButtonLink>
        <IconButton icon="settings" label="Settings" />
        <Tooltip text="Stops offering this release. Devices on it stay.">
          <Button icon="pause">Halt</Button>
        </Tooltip>
      </div>
    </Card>
  );
}

class Refused extends Error {
  readonly problem = {
    detail: 'The name is taken. Choose another one.',
    errors: [{ pointer: '/name', detail: 'is taken' }],
  };
}

function SampleForm(): ReactNode {
  const form = useForm({
    submit: async (data) => {
      if (data.get('name') === 'taken') throw new Refused();
      return data.get('name');
    },
    onDone: (name) => showToast({ title: `${String(name)} was made` }),
  });
  return (
    <Card title="Form">
      <Form form={form}>
        <Field label="Name" name="name" help="As people will see it." isRequired>
          <Input autoComplete="off" />
        </Field>
        <Field label="Address" name="slug" isOptional>
          <Input isCode prefix="/o/" pattern="[a-z0-9\-]+" title="Use small letters, digits and -." />
        </Field>
        <Field label="Webhook secret" error="The secret is too short.">
          <PasswordInput defaultValue="abc" autoComplete="off" />
        </Field>
        <Field label="Notes" help="Markdown works.">
          <Textarea defaultValue="Faster checkout." />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={form.reset}>Cancel</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            Create
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function Choices(): ReactNode {
  const [app, setApp] = useState<string | null>('shop-ios');
  const [role, setRole] = useState('developer');
  const [isOn, setOn] = useState(true);
  return (
    <Card title="Choices">
      <div className="flex flex-col gap-4">
        <Field label="App">
          <Combobox choices={choices} value={app} onValue={setApp} />
        </Field>
        <Field label="Platform">
          <Select
            choices={[
              { value: 'ios', label: 'iOS' },
              { value: 'android', label: 'Android' },
            ]}
            defaultValue="ios"
          />
        </Field>
        <RadioGroup label="Role" choices={roles} value={role} onValue={setRole} />
        <Checkbox label="Mandatory" help="Installed at once instead of at the next start." defaultChecked />
        <Checkbox label="Not possible here" disabled />
        <Switch label="Send mail alerts" checked={isOn} onValue={setOn} />
      </div>
    </Card>
  );
}

function Amounts(): ReactNode {
  const [rollout, setRollout] = useState(25);
  const [day, setDay] = useState('2026-11-23');
  const [at, setAt] = useState('2026-11-23T08:00:00.000Z');
  const [file, setFile] = useState<File | null>(null);
  return (
    <Card title="Amounts, times, files">
      <div className="flex flex-col gap-4">
        <Field label="Rollout" help="It can only be raised.">
          <Slider
            label="Rollout"
            min={10}
            value={rollout}
            onValue={setRollout}
            unit="%"
            marks={[5, 25, 50, 100]}
          />
        </Field>
        <Field label="Seen since">
          <DateInput value={day} onValue={setDay} />
        </Field>
        <Field label="Expires">
          <DateTimeInput value={at} onValue={setAt} />
        </Field>
        <FileDrop
          label="Package"
          accept=".zip"
          maxBytes={200_000_000}
          file={file}
          onFile={setFile}
          help="A zip of the bundle's folder."
        />
      </div>
    </Card>
  );
}

/** Everything one presses, types into or chooses from. */
export function Controls(): ReactNode {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <h1 className="text-xl font-semibold lg:col-span-2">Controls</h1>
      <div className="lg:col-span-2">
        <Buttons />
      </div>
      <SampleForm />
      <Choices />
      <Amounts />
    </div>
  );
}
