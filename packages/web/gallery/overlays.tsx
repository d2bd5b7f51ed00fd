import { useState, type ReactNode } from 'react';
import { Button } from '../src/ui/button.tsx';
import { Combobox } from '../src/ui/combobox.tsx';
import { CommandPalette, type Command } from '../src/ui/command-palette.tsx';
import { ConfirmDialog } from '../src/ui/confirm-dialog.tsx';
import { Dialog, DialogBody, DialogFooter, Drawer } from '../src/ui/dialog.tsx';
import { Field } from '../src/ui/field.tsx';
import { Form, useForm } from '../src/ui/form.tsx';
import { Input } from '../src/ui/input.tsx';
import { KeyValues } from '../src/ui/key-values.tsx';
import { Menu } from '../src/ui/menu.tsx';
import { Tabs } from '../src/ui/tabs.tsx';
import { showToast } from '../src/ui/toast-store.ts';

const say = (title: string) => () => showToast({ title });
const commands: Command[] = [
  { id: '1', group: 'Go to', label: 'Overview', icon: 'dashboard', onSelect: say('Overview') },
  {
    id: '2',
    group: 'Go to',
    label: 'Devices',
    icon: 'smartphone',
    hint: 'shop-ios',
    onSelect: say('Devices'),
  },
  {
    id: '3',
    group: 'Go to',
    label: 'Settings',
    icon: 'settings',
    keywords: 'members keys',
    onSelect: say('Settings'),
  },
  { id: '4', group: 'Do', label: 'New app', icon: 'plus', onSelect: say('New app') },
  { id: '5', group: 'Do', label: 'Switch to dark', icon: 'moon', keywords: 'theme', onSelect: say('Dark') },
];
const search = async (text: string): Promise<Command[]> => [
  {
    id: 'r',
    group: 'Releases',
    label: `v12 ${text}`,
    icon: 'rocket',
    hint: 'Production',
    onSelect: say('v12'),
  },
];
const platforms = ['ios', 'android', 'windows', 'macos'].map((value) => ({ value, label: value }));

function AppDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const [platform, setPlatform] = useState<string | null>(null);
  const form = useForm({ submit: async () => showToast({ title: 'The app was made' }), onDone: onClose });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="New app" description="One binary line on one platform.">
      <Form form={form} className="contents">
        <DialogBody>
          <Field label="App name" name="app" isRequired>
            <Input isCode />
          </Field>
          <Field label="Platform">
            <Combobox choices={platforms} value={platform} onValue={setPlatform} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            Create app
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

function Confirmation({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const [tries, setTries] = useState(0);
  const remove = async (): Promise<void> => {
    setTries(tries + 1);
    if (tries === 0) throw new Error('The server did not answer. Nothing was deleted.');
    showToast({ tone: 'info', title: 'shop-ios was deleted' });
  };
  return (
    <ConfirmDialog
      {...{ isOpen, onClose }}
      title="Delete shop-ios?"
      touches={['3 channels and their keys', '148 releases, 2.1 GB', '12,480 devices get no more updates']}
      nameToType="shop-ios"
      confirmLabel="Delete the app"
      onConfirm={remove}
    >
      <p>Devices keep what they run. This cannot be undone.</p>
    </ConfirmDialog>
  );
}

type Which = 'dialog' | 'confirm' | 'drawer' | 'palette' | null;

/** Everything that floats above the page. */
export function Overlays(): ReactNode {
  const [which, setWhich] = useState<Which>(null);
  const [tab, setTab] = useState('one');
  const close = (): void => setWhich(null);
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-xl font-semibold">Overlays</h1>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setWhich('dialog')}>Open dialog</Button>
        <Button onClick={() => setWhich('confirm')}>Open confirmation</Button>
        <Button onClick={() => setWhich('drawer')}>Open drawer</Button>
        <Button onClick={() => setWhich('palette')}>Open palette</Button>
        <Menu
          label="Account"
          entries={[
            { heading: 'Ada Lovelace' },
            { label: 'Account', icon: 'user', href: '?part=overlays#account' },
            { label: 'English', isCurrent: true, icon: 'languages', onSelect: say('English') },
            { label: 'New app', icon: 'plus', hint: 'Opens a dialog', onSelect: () => setWhich('dialog') },
            { label: 'Not possible', isDisabled: true },
            { separator: true },
            { label: 'Sign out', icon: 'log-out', isDanger: true, onSelect: say('Signed out') },
          ]}
        >
          Account
        </Menu>
        <Button onClick={() => showToast({ title: 'Saved', text: 'Devices see it within a minute.' })}>
          Good toast
        </Button>
        <Button
          onClick={() => {
            const action = { label: 'Try again', onPress: say('Tried') };
            showToast({
              tone: 'bad',
              title: 'The key was not deleted',
              text: 'The server did not answer.',
              action,
            });
          }}
        >
          Bad toast
        </Button>
      </div>
      <Tabs
        label="Things"
        value={tab}
        onValue={setTab}
        tabs={[
          { id: 'one', label: 'One', content: <p>The first view.</p> },
          { id: 'two', label: 'Two', count: 12, content: <p>The second view.</p> },
          { id: 'three', label: 'Three', content: <p>The third view.</p> },
        ]}
      />
      <AppDialog isOpen={which === 'dialog'} onClose={close} />
      <Confirmation isOpen={which === 'confirm'} onClose={close} />
      <Drawer
        isOpen={which === 'drawer'}
        onClose={close}
        title="Decision"
        description="Why this device got v12."
      >
        <DialogBody>
          <KeyValues
            items={[
              { label: 'Release', value: 'v12' },
              { label: 'Bucket', value: '17' },
            ]}
          />
        </DialogBody>
      </Drawer>
      <CommandPalette isOpen={which === 'palette'} onClose={close} commands={commands} onSearch={search} />
    </div>
  );
}
