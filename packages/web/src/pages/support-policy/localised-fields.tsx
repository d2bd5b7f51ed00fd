import type { Localised } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** What every part of the form takes: the name by which the server calls it, the value, what to do with a new one. */
export interface Part<T> {
  /** Such as `policy.exclusions.0`. */
  at: string;
  value: T;
  onValue: (value: T) => void;
}

/** A text in both languages, beside each other. */
export function LocalisedFields(props: Part<Localised> & { label: string; isLine?: boolean }): ReactNode {
  const { at, label, value, onValue } = props;
  const t = useTexts(supportPolicyTexts);
  return (
    <div className="grid min-w-0 gap-x-4 gap-y-2 md:grid-cols-2">
      {(['en', 'fr'] as const).map((language) => (
        <Field key={language} label={t.inLanguage[language](label)} name={`${at}.${language}`} isRequired>
          {props.isLine ? (
            <Input
              maxLength={2000}
              lang={language}
              value={value[language]}
              onChange={(event) => onValue({ ...value, [language]: event.target.value })}
            />
          ) : (
            <Textarea
              rows={2}
              maxLength={2000}
              lang={language}
              value={value[language]}
              onChange={(event) => onValue({ ...value, [language]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** One of the texts of an entry, by its name. */
export function EntryText<K extends string, T extends Record<K, Localised>>(props: {
  part: Part<T>;
  of: K;
  label: string;
  isLine?: boolean;
}): ReactNode {
  const { part, of, ...rest } = props;
  const { at, value, onValue } = part;
  return (
    <LocalisedFields
      {...rest}
      at={`${at}.${of}`}
      value={value[of]}
      onValue={(text) => onValue({ ...value, [of]: text })}
    />
  );
}

/** Texts in both languages, one below the other; lines can be added and taken out. */
export function LocalisedLines({ at, value, onValue }: Part<Localised[]>): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3">
      {value.map((text, i) => {
        const label = t.item(format.number(i + 1));
        return (
          // oxlint-disable-next-line react/no-array-index-key -- lines that are being typed have nothing else that names them
          <div key={i} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
            <LocalisedFields
              at={`${at}.${i}`}
              label={label}
              value={text}
              onValue={(next) => onValue(value.with(i, next))}
            />
            <IconButton
              icon="trash"
              size="small"
              label={t.remove(label)}
              disabled={value.length === 1}
              onClick={() => onValue(value.toSpliced(i, 1))}
            />
          </div>
        );
      })}
      <div>
        <Button size="small" icon="plus" onClick={() => onValue([...value, { en: '', fr: '' }])}>
          {t.addItem}
        </Button>
      </div>
    </div>
  );
}
