import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

type State = keyof (typeof webhookTexts)['en']['states'];

const tones: Record<State, Tone> = {
  on: 'good',
  failing: 'bad',
  'by-hand': 'neutral',
  gone: 'warning',
  'given-up': 'bad',
};

function stateOf({ isEnabled, disabledReason, failingSince }: Webhook): State {
  if (isEnabled) return failingSince ? 'failing' : 'on';
  return disabledReason === 'failing' ? 'given-up' : (disabledReason ?? 'by-hand');
}

/** Whether a webhook works. */
export function WebhookState({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhookTexts);
  const state = stateOf(webhook);
  return <Badge tone={tones[state]}>{t.states[state]}</Badge>;
}
