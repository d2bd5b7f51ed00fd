import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

type State = keyof (typeof webhookTexts)['en']['states'];

const looks: Record<State, { tone: Tone; icon: IconName }> = {
  on: { tone: 'good', icon: 'check' },
  failing: { tone: 'bad', icon: 'triangle-alert' },
  'by-hand': { tone: 'neutral', icon: 'pause' },
  gone: { tone: 'warning', icon: 'circle-alert' },
  'given-up': { tone: 'bad', icon: 'x' },
};

function stateOf({ isEnabled, disabledReason, failingSince }: Webhook): State {
  if (isEnabled) return failingSince ? 'failing' : 'on';
  return disabledReason === 'failing' ? 'given-up' : (disabledReason ?? 'by-hand');
}

/** Whether a webhook works. */
export function WebhookState({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhookTexts);
  const state = stateOf(webhook);
  return <Badge {...looks[state]}>{t.states[state]}</Badge>;
}
