import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { nameTexts } from '../../texts/names.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

/** What a channel is called. */
export function ChannelNameField(props: { name: string; onName: (name: string) => void }): ReactNode {
  const t = useTexts(nameTexts);
  return (
    <Field label={t.name} name="name" isRequired>
      <Input
        autoComplete="off"
        maxLength={1000}
        pattern="[^\\\/?:]+"
        title={t.fault}
        value={props.name}
        onChange={(event) => props.onName(event.target.value)}
      />
    </Field>
  );
}
