import { useQuery } from '@tanstack/react-query';
import type { EntitlementAnswer, Severity } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { supportTexts } from '../../texts/support.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Due } from './entitlement-card.tsx';

const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** How grave it is: each choice with what the policy means by it, and below the answer that is owed then. */
export function SeverityField(props: {
  value: Severity;
  onValue: (severity: Severity) => void;
  answer?: EntitlementAnswer | undefined;
}): ReactNode {
  const { value, onValue, answer } = props;
  const t = useTexts(newTicketTexts);
  const { severities } = useTexts(supportTexts);
  const language = useLanguage();
  const policy = useQuery(api.supportPolicy.get.queryOptions({ staleTime: 300_000 })).data?.policy;
  const owedAt = (severity: Severity) => answer?.owed.find((one) => one.severity === severity);
  const choices = SEVERITIES.map((severity) => {
    const owed = owedAt(severity);
    const meaning = policy?.severities[severity][language];
    return {
      value: severity,
      label: severities[severity],
      hint: [meaning, owed && t.target(owed.text[language])].filter(Boolean).join(' '),
    };
  });
  const chosen = owedAt(value);
  const isInHours = chosen?.target.unit === 'bh' || chosen?.target.unit === 'bd';
  return (
    <div>
      <RadioGroup
        label={t.severityMeans}
        name="severity"
        choices={choices}
        value={value}
        onValue={(next) => onValue(next as Severity)}
      />
      <div aria-live="polite" className="text-quiet">
        {chosen && <Due owed={chosen} />}
        {isInHours && answer?.timeZone && <p>{t.hours(answer.timeZone)}</p>}
      </div>
    </div>
  );
}
