import { type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { Part } from './localised-fields.tsx';

/** A list of things with ids, each in a frame; they can be added, moved up and taken out. */
export function EntryCards<T extends { id: string }>(
  props: Part<T[]> & {
    /** What stands on the frame, by language. */
    titleOf: (entry: T, language: 'en' | 'fr') => string;
    empty: T;
    fields: (part: Part<T>) => ReactNode;
  },
): ReactNode {
  const { at, value, onValue, titleOf, empty, fields } = props;
  const t = useTexts(supportPolicyTexts);
  const language = useLanguage();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3">
      {value.map((entry, i) => {
        const title = titleOf(entry, language) || t.entry(format.number(i + 1));
        const put = (next: T): void => onValue(value.with(i, next));
        return (
          <Card
            // oxlint-disable-next-line react/no-array-index-key -- ids are being typed, too
            key={i}
            title={title}
            actions={
              <IconButton
                icon="trash"
                size="small"
                label={t.remove(title)}
                onClick={() => onValue(value.toSpliced(i, 1))}
              />
            }
          >
            <div className="flex flex-col gap-3">
              <Field label={t.id} name={`${at}.${i}.id`} isRequired className="sm:max-w-xs">
                <Input
                  isCode
                  autoComplete="off"
                  maxLength={63}
                  value={entry.id}
                  onChange={(event) => put({ ...entry, id: event.target.value.toLowerCase() })}
                />
              </Field>
              {fields({ at: `${at}.${i}`, value: entry, onValue: put })}
            </div>
          </Card>
        );
      })}
      <div>
        <Button size="small" icon="plus" onClick={() => onValue([...value, empty])}>
          {t.addEntry}
        </Button>
      </div>
    </div>
  );
}
