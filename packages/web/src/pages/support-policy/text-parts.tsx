import type { SupportPolicy } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { EntryCards } from './entry-cards.tsx';
import { EntryText, LocalisedFields, LocalisedLines } from './localised-fields.tsx';
import type { PolicyPart } from './policy-fields.tsx';

const EMPTY = { en: '', fr: '' };

/** Aim, rules, scope and what is not covered. */
export function TextParts({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  return (
    <>
      <Section title={t.aim}>
        <LocalisedFields at="policy.aim" label={t.text} value={policy.aim} onValue={(aim) => put({ aim })} />
      </Section>
      <Section title={t.rules}>
        <EntryCards
          at="policy.rules"
          value={policy.rules}
          onValue={(rules) => put({ rules })}
          titleOf={({ title }, language) => title[language]}
          empty={{ id: '', title: EMPTY, text: EMPTY }}
          fields={(part) => (
            <>
              <EntryText part={part} of="title" label={t.heading} isLine />
              <EntryText part={part} of="text" label={t.text} />
            </>
          )}
        />
      </Section>
      <ScopePart policy={policy} put={put} />
    </>
  );
}

function ScopePart({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  return (
    <>
      <Section title={t.scope}>
        <EntryCards
          at="policy.scope"
          value={policy.scope}
          onValue={(scope) => put({ scope })}
          titleOf={({ title }, language) => title[language]}
          empty={{ id: '', title: EMPTY, items: [EMPTY] }}
          fields={(part) => (
            <>
              <EntryText part={part} of="title" label={t.heading} isLine />
              <LocalisedLines
                at={`${part.at}.items`}
                value={part.value.items}
                onValue={(items) => part.onValue({ ...part.value, items })}
              />
            </>
          )}
        />
      </Section>
      <Section title={t.exclusions}>
        <EntryCards
          at="policy.exclusions"
          value={policy.exclusions}
          onValue={(exclusions) => put({ exclusions })}
          titleOf={({ text }, language) => text[language]}
          empty={{ id: '', text: EMPTY, pointer: EMPTY }}
          fields={(part) => (
            <>
              <EntryText part={part} of="text" label={t.text} />
              <EntryText part={part} of="pointer" label={t.pointer} />
            </>
          )}
        />
      </Section>
    </>
  );
}

/** The channels, and what a report should hold. */
export function ChannelParts({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const { official, guidance } = policy;
  return (
    <>
      <Section title={t.official}>
        <Card>
          <div className="flex flex-col gap-3">
            {(['console', 'form', 'email'] as const).map((one) => (
              <LocalisedFields
                key={one}
                at={`policy.official.${one}`}
                label={t.channel[one]}
                value={official[one]}
                onValue={(text) => put({ official: { ...official, [one]: text } })}
              />
            ))}
          </div>
        </Card>
      </Section>
      <CommunityPart policy={policy} put={put} />
      <Section title={t.guidance}>
        <Card>
          <div className="flex flex-col gap-3">
            <LocalisedFields
              at="policy.guidance.intro"
              label={t.introduction}
              value={guidance.intro}
              onValue={(intro) => put({ guidance: { ...guidance, intro } })}
            />
            <LocalisedLines
              at="policy.guidance.items"
              value={guidance.items}
              onValue={(items) => put({ guidance: { ...guidance, items } })}
            />
          </div>
        </Card>
      </Section>
    </>
  );
}

function CommunityPart({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  return (
    <Section title={t.community}>
      <EntryCards<SupportPolicy['community'][number]>
        at="policy.community"
        value={policy.community}
        onValue={(community) => put({ community })}
        titleOf={({ name }) => name}
        empty={{ id: '', name: '', text: EMPTY, href: null }}
        fields={(part) => (
          <>
            <div className="grid gap-x-4 gap-y-2 md:grid-cols-2">
              <Field label={t.name} name={`${part.at}.name`} isRequired>
                <Input
                  maxLength={100}
                  value={part.value.name}
                  onChange={(event) => part.onValue({ ...part.value, name: event.target.value })}
                />
              </Field>
              <Field label={t.href} name={`${part.at}.href`} isOptional>
                <Input
                  type="url"
                  placeholder="https://"
                  value={part.value.href ?? ''}
                  onChange={(event) => part.onValue({ ...part.value, href: event.target.value || null })}
                />
              </Field>
            </div>
            <EntryText part={part} of="text" label={t.text} />
          </>
        )}
      />
    </Section>
  );
}
