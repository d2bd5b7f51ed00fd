import type { DeviceOnChannel, Evidence } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskEvidenceTexts } from '../../texts/desk-evidence.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { useOutcomeWords } from '../decisions/outcome-words.ts';
import { EvidencePart } from './evidence-part.tsx';

/** The device of the ticket: what it runs, and what it was told last. */
export function EvidenceDevice({ device }: { device: NonNullable<Evidence['device']> }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  return (
    <EvidencePart title={t.items.device}>
      <CopyableId value={device.id} />
      {device.channels.map((known) => (
        <OnChannel key={known.channel.id} known={known} />
      ))}
    </EvidencePart>
  );
}

function OnChannel({ known }: { known: DeviceOnChannel }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const format = useFormat();
  const words = useOutcomeWords();
  const { channel, device, decisions } = known;
  return (
    <div className="mt-2">
      <p className="font-medium">
        {channel.name}
        {device && ` · ${device.running ?? device.appVersion}`}
      </p>
      <p className="text-xs text-quiet">{decisions.length > 0 ? t.decisions : t.noDecisions}</p>
      <ol className="flex flex-col gap-1">
        {decisions.slice(0, 20).map((decision) => (
          <li key={decision.at}>
            {words(decision)}{' '}
            <span className="text-xs text-quiet">
              {t.decision(decision.outcome.reason, format.number(decision.count))} ·{' '}
              <RelativeTime value={decision.lastAt} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
