import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { DateInput } from '../../ui/date-input.tsx';

/** The first and the last day that count; empty for no bound. */
export function DayRange(props: {
  from: string;
  to: string;
  onRange: (changes: Record<string, string | undefined>) => void;
}): ReactNode {
  const t = useTexts(auditTexts);
  const { from, to, onRange } = props;
  return (
    <>
      <label className="flex items-center gap-2">
        <span className="text-quiet">{t.from}</span>
        <DateInput
          className="w-36"
          value={from}
          onValue={(day) => onRange({ from: day || undefined, after: undefined })}
        />
      </label>
      <label className="flex items-center gap-2">
        <span className="text-quiet">{t.to}</span>
        <DateInput
          className="w-36"
          value={to}
          onValue={(day) => onRange({ to: day || undefined, after: undefined })}
        />
      </label>
    </>
  );
}
