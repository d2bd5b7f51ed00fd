import type { Coverage } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { planTexts } from '../../texts/plan.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** What somebody is covered for, in sentences, and what pays for it. */
export function CoverageCard({ coverage, title }: { coverage: Coverage; title?: string }): ReactNode {
  const t = useTexts(coverageTexts);
  const { planIs } = useTexts(planTexts);
  const format = useFormat();
  const name = coverage.plan.name[useLanguage()];
  const { contract, until, why } = coverage;
  const paidBy = why.map(({ code }) => t.paidBy[code]).join(', ');
  const hours = contract && t.hoursIn(contract.timeZone, format.number(contract.holidays.length));
  return (
    <Card title={title ?? t.title} actions={<Badge>{planIs(name)}</Badge>}>
      <div className="flex flex-col gap-4">
        <ul className="flex list-disc flex-col gap-1 pl-4">
          <li>{t.technical[coverage.technicalSupport]}</li>
          <li>{timesOf(coverage, t.kinds, t.rows)}</li>
          <li>{coverage.premiumSupport ? t.premium.yes : t.premium.no}</li>
        </ul>
        <KeyValues
          items={[
            { label: t.why, value: paidBy || t.whyNot },
            ...(hours ? [{ label: t.hours, value: hours }] : []),
            ...(until ? [{ label: t.until, value: <Until at={until} zone={contract?.timeZone} /> }] : []),
          ]}
        />
      </div>
    </Card>
  );
}

/** A contract ends by the clock of its own zone. */
function Until({ at, zone }: { at: string; zone: string | undefined }): ReactNode {
  if (zone === undefined) return <Time value={at} withUtc />;
  return (
    <>
      <Time value={at} zone={zone} /> <span className="text-quiet">({zone})</span>
    </>
  );
}

type Words = (typeof coverageTexts)['en'];

/** What is said of response times. */
export function timesOf({ kind, responseRow }: Coverage, kinds: Words['kinds'], rows: Words['rows']): string {
  if (kind === 'none' || responseRow === null) return kinds.none;
  return kinds[kind](rows[responseRow]);
}
