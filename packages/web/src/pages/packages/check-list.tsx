import type { ReactNode } from 'react';
import { sayRefusal } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { Check } from './release-checks.ts';

const LOOKS: Record<Check['state'], { icon: IconName; colour: string }> = {
  open: { icon: 'clock', colour: 'text-quiet' },
  good: { icon: 'circle-check', colour: 'text-good' },
  bad: { icon: 'circle-alert', colour: 'text-bad' },
};

/** What was looked at, and what of it stands in the way. */
export function CheckList({ checks }: { checks: Check[] }): ReactNode {
  const t = useTexts(uploadTexts);
  return (
    <div role="status">
      <ul className="flex flex-col gap-2">
        {checks.map(({ name, state, problems }) => (
          <li key={name} className="flex items-start gap-2">
            <Icon name={LOOKS[state].icon} className={`mt-0.5 ${LOOKS[state].colour}`} />
            <span className="min-w-0">
              <span className={state === 'open' ? 'text-quiet' : ''}>{t.checks[name]}</span>
              <span className="sr-only">: {t.checkStates[state]}</span>
              {problems.map((problem) => (
                <span key={problem.detail} className="block text-bad">
                  {sayRefusal(problem)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
