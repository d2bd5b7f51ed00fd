import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { nameTexts } from '../../texts/names.ts';
import { InputField } from '../../ui/input-field.tsx';

/** What an app is called by command lines, when it is made and later. */
export function AppNameField(props: {
  name: string;
  onName: (name: string) => void;
  autoFocus?: boolean;
}): ReactNode {
  const { nameHelp } = useTexts(appTexts);
  const t = useTexts(nameTexts);
  return (
    <InputField
      label={t.name}
      name="name"
      help={nameHelp}
      isRequired
      isCode
      autoFocus={props.autoFocus}
      maxLength={1000}
      pattern="[^\\\/?:]+"
      title={t.fault}
      value={props.name}
      onValue={props.onName}
    />
  );
}
