import type { Decision } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { decisionTexts } from '../../texts/decisions.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useOutcomeWords } from './outcome-words.ts';
import { RuleList } from './rule-list.tsx';

/** One decision whole: what the device said, the rules, and what it was told. */
export function DecisionDetail({
  decision,
}: {
  decision: Pick<Decision, 'request' | 'rules' | 'outcome'>;
}): ReactNode {
  const t = useTexts(decisionTexts);
  const words = useOutcomeWords();
  const { request, rules, outcome } = decision;
  const { appVersion, label, packageHash, isCompanion } = request;
  return (
    <div className="flex flex-col gap-4">
      <Part title={t.asked}>
        <KeyValues
          items={[
            { label: t.version, value: <code className="ui-mono">{appVersion}</code> },
            { label: t.runs, value: label ?? (packageHash ? null : t.binary) },
            ...(packageHash
              ? [{ label: t.hash, value: <CopyableId value={packageHash} length={16} label={t.hash} /> }]
              : []),
          ]}
        />
        {isCompanion && <p className="text-quiet">{t.companion}</p>}
      </Part>
      <Part title={t.rules}>
        <RuleList rules={rules} reason={outcome.reason} />
      </Part>
      <Part title={t.result}>
        <p>{words(decision)}</p>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <h3 className="mb-1.5 text-xs font-semibold text-quiet">{title}</h3>
      {children}
    </div>
  );
}
