import type { ReactNode } from 'react';
import { deviceTexts } from '../texts/devices.ts';
import { Picker } from '../ui/picker.tsx';
import { Select } from '../ui/select.tsx';
import type { ChannelChoice } from './channel-choice.ts';
import { useTexts } from './language.ts';
import { useUrlParams } from './search.ts';

/** Chooses the app and the channel that a page is about, in the address; `clears` are parameters of the old choice. */
export function ChannelPicker(props: { choice: ChannelChoice; clears?: string[] }): ReactNode {
  const t = useTexts(deviceTexts);
  const { set } = useUrlParams();
  const { apps, onSearchApps, channels, chosen } = props.choice;
  if (!chosen) return null;
  const gone = Object.fromEntries((props.clears ?? []).map((name) => [name, undefined]));
  const plain = (name: string) => ({ value: name, label: name });
  const withChosen = (names: string[], name: string): string[] =>
    names.includes(name) ? names : [name, ...names];
  return (
    <>
      <Picker
        label={t.app}
        onSearch={onSearchApps}
        choices={withChosen(apps, chosen.app).map(plain)}
        value={chosen.app}
        onValue={(app) => set({ ...gone, app, channel: undefined })}
        className="max-w-60"
      />
      <Select
        aria-label={t.channel}
        choices={withChosen(channels, chosen.channel).map(plain)}
        value={chosen.channel}
        onValue={(channel) => set({ ...gone, app: chosen.app, channel })}
        className="max-w-48"
      />
    </>
  );
}
