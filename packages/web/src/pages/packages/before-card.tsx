import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { AudiencePreview } from '../releases/audience-preview.tsx';
import { useAudienceSize } from '../releases/use-audience-size.ts';
import { CheckList } from './check-list.tsx';
import type { ReleaseValues } from './publish.ts';
import type { Check } from './release-checks.ts';

/** What a release would meet and do: the checks, the label it gets, whom it reaches, what they fetch at most. */
export function BeforeCard(props: {
  at: { org: string; app: string; channel: string };
  values: ReleaseValues;
  checks: Check[];
  nextLabel: string | undefined;
  sizeBytes: number | undefined;
  children: ReactNode;
}): ReactNode {
  const t = useTexts(uploadTexts);
  const { at, values, checks, nextLabel } = props;
  const share = values.isDisabled ? 0 : values.rollout;
  const isRange = checks.some(({ name, state }) => name === 'range' && state === 'good');
  return (
    <Card title={t.before} className="xl:sticky xl:top-6">
      <div className="flex flex-col gap-4">
        <CheckList checks={checks} />
        {nextLabel && <p className="font-semibold">{t.becomes(nextLabel)}</p>}
        {isRange && <AudiencePreview at={at} appVersion={values.appVersion} share={share} />}
        {isRange && props.sizeBytes !== undefined && (
          <Transfer at={at} appVersion={values.appVersion.trim()} share={share} sizeBytes={props.sizeBytes} />
        )}
        {props.children}
      </div>
    </Card>
  );
}

function Transfer(props: {
  at: { org: string; app: string; channel: string };
  appVersion: string;
  share: number;
  sizeBytes: number;
}): ReactNode {
  const t = useTexts(uploadTexts);
  const format = useFormat();
  const reached = useAudienceSize(props.at, props.appVersion);
  if (!reached || props.share === 0) return null;
  const devices = Math.ceil((reached * props.share) / 100);
  return <p className="text-quiet">{t.transfer(format.bytes(devices * props.sizeBytes))}</p>;
}
