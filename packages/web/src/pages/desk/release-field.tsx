import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { deskFixTexts } from '../../texts/desk-fixes.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** One of the releases of the channel that a ticket is about, found by its label or the versions it is for. */
export function ReleaseField(props: {
  ticket: string;
  value: string;
  onValue: (label: string) => void;
}): ReactNode {
  const { ticket, value, onValue } = props;
  const t = useTexts(deskFixTexts);
  const format = useFormat();
  const { items, onSearch, isLoading } = usePicker((page) =>
    api.desk.listFixReleases.queryOptions({ input: { ticket, ...page } }),
  );
  const choices = items.map(({ label, appVersion, isHalted, isDisabled, createdAt }) => ({
    value: label,
    label: `${label} · ${appVersion}`,
    hint: [isHalted && t.halted, isDisabled && t.disabled, format.date(new Date(createdAt))]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Field label={t.label} name="label" help={t.labelHelp} isRequired>
      <Combobox
        {...{ choices, onSearch, isLoading }}
        value={value || null}
        onValue={(label) => onValue(label ?? '')}
        emptyText={t.noRelease}
      />
    </Field>
  );
}
