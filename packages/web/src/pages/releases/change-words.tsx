import type { ReleaseChange } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { TimelineEvent } from '../../ui/timeline.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

type Words = (typeof releasePartTexts)['en'];

const LOOKS: Record<ReleaseChange['code'], { icon: IconName; tone: Tone }> = {
  released: { icon: 'rocket', tone: 'accent' },
  promoted: { icon: 'rocket', tone: 'accent' },
  'rolled-back-to': { icon: 'undo', tone: 'accent' },
  changed: { icon: 'pencil', tone: 'neutral' },
  halted: { icon: 'pause', tone: 'warning' },
  resumed: { icon: 'play', tone: 'good' },
};

/** What was done to releases, as events of a timeline. */
export function useChangeEvents(changes: ReleaseChange[]): TimelineEvent[] {
  const t = useTexts(releasePartTexts);
  return changes.map((change) => ({
    id: change.id,
    at: change.at,
    ...LOOKS[change.code],
    title: t.changes[change.code](change.label),
    by: nameOf(change, t),
    children: change.changes.length > 0 && <ChangedFields changes={change.changes} />,
  }));
}

function nameOf({ by }: ReleaseChange, t: Words): string {
  if (by.kind === 'system') return t.system;
  const name = by.name || by.userName || t.someone;
  return by.accessKeyId ? t.byKey(name) : name;
}

/** Each field that became different, with its value before and after where those are kept. */
function ChangedFields({ changes }: { changes: ReleaseChange['changes'] }): ReactNode {
  const t = useTexts(releasePartTexts);
  const format = useFormat();
  const write = (field: string, value: string | number | boolean | null): string => {
    if (field === 'rollout') return format.percent(Number(value ?? 100) / 100);
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    return String(value ?? '–');
  };
  return (
    <ul className="flex flex-col">
      {changes.map(({ field, from, to }) => {
        const name = Object.hasOwn(t.fields, field) ? t.fields[field as keyof typeof t.fields] : field;
        const isTold = field !== 'description';
        return (
          <li key={field}>
            {isTold ? t.fromTo(name, write(field, from), write(field, to)) : t.fieldChanged(name)}
          </li>
        );
      })}
    </ul>
  );
}
