import type { DeviceOnChannel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { toneText } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { outcomeLooks, useOutcomeWords } from '../decisions/outcome-words.ts';
import { RuleList } from '../decisions/rule-list.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { useNextCheck } from './use-next-check.ts';

/** What the device would get now: after a change, what to expect before it asks. */
export function NextCheckCard(props: { at: DeviceOnChannelTarget; known: DeviceOnChannel }): ReactNode {
  const t = useTexts(deviceTexts);
  const words = useOutcomeWords();
  const { data } = useNextCheck(props.at, props.known);
  if (!data) return null;
  const { icon, tone } = outcomeLooks(data);
  return (
    <Card title={t.next} description={t.nextText}>
      <p className="flex items-start gap-2.5">
        <Icon name={icon} className={`mt-0.5 ${toneText(tone)}`} />
        <span className="font-medium">{words(data)}</span>
      </p>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-quiet hover:text-text">{t.nextRules}</summary>
        <div className="mt-2">
          <RuleList rules={data.rules} reason={data.outcome.reason} />
        </div>
      </details>
    </Card>
  );
}
