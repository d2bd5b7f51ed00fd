import type { DeskPresence } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { deskFactTexts } from '../../texts/desk-facts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Who else is at this ticket, loudly where they write: two answers at once would collide. */
export function PresenceBanner({ people }: { people: DeskPresence[] }): ReactNode {
  const t = useTexts(deskFactTexts);
  const language = useLanguage();
  const list = new Intl.ListFormat(language);
  const namesOf = (doing: DeskPresence['doing']): string[] =>
    people.filter((one) => one.doing === doing).map(({ name }) => name);
  const [writing, reading] = [namesOf('writing'), namesOf('reading')];
  return (
    <div role="status" className="contents">
      {writing.length > 0 && (
        <Banner tone="warning" title={t.writes(list.format(writing), writing.length > 1)}>
          {t.writesText}
        </Banner>
      )}
      {reading.length > 0 && (
        <p className="flex items-center gap-2 text-quiet">
          <Icon name="eye" size={14} />
          {t.reads(list.format(reading), reading.length > 1)}
        </p>
      )}
    </div>
  );
}
