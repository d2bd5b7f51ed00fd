import type { StatusComponent, StatusComponentState, StatusTemplate } from '@codepushgo/contract';
import { useState } from 'react';

/** Words in both languages. */
export interface Words {
  en: string;
  fr: string;
}

/** What an operator writes of an incident. */
export interface Draft {
  title: Words;
  body: Words;
  status: string;
  /** The state of each component that is affected, by id. */
  states: Record<string, StatusComponentState>;
  /** Empty: now. */
  displayAt: string;
  isDelivered: boolean;
}

/** Where an incident may stand after an update. */
export const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved'] as const;

export const NO_WORDS: Words = { en: '', fr: '' };

/** An update that is being written. */
export function useDraft(start: Partial<Draft>): { draft: Draft; put: (change: Partial<Draft>) => void } {
  const [draft, setDraft] = useState<Draft>({
    title: NO_WORDS,
    body: NO_WORDS,
    status: 'investigating',
    states: {},
    displayAt: '',
    isDelivered: true,
    ...start,
  });
  return { draft, put: (change) => setDraft((before) => ({ ...before, ...change })) };
}

/** What a template changes: its text, its title where there is none yet, its status, and what it says is affected. */
export function fromTemplate(
  draft: Draft,
  template: StatusTemplate,
  components: StatusComponent[],
): Partial<Draft> {
  const isUntitled = draft.title.en === '' && draft.title.fr === '';
  const named = components.flatMap(({ id, key }) => {
    const state = key === null ? undefined : template.components[key];
    return state ? [[id, state] as const] : [];
  });
  const states = { ...draft.states, ...Object.fromEntries(named) };
  const isOver = template.status === 'resolved';
  return {
    body: template.body,
    ...(isUntitled && { title: template.title }),
    status: template.status,
    states: isOver ? allWell(states) : states,
  };
}

/** The same components, all in order again. */
export function allWell(states: Draft['states']): Draft['states'] {
  return Object.fromEntries(Object.keys(states).map((id) => [id, 'operational' as const]));
}

/** What every update sends. */
export function toUpdate({ body, states, isDelivered }: Draft): {
  body: Words;
  components: Draft['states'];
  isDelivered: boolean;
} {
  return { body, components: states, isDelivered };
}

/** Where the incident stands after it. */
export function statusOf<S extends string>({ status }: Draft): S {
  return status as S;
}
