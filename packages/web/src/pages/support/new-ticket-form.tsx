import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { AboutFields } from './about-fields.tsx';
import { DeflectionPanel } from './deflection-panel.tsx';
import { EntitlementBanner } from './entitlement-card.tsx';
import { FileFields } from './file-fields.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { SeverityField } from './severity-field.tsx';
import { ShareFields } from './share-fields.tsx';
import { useDeflection } from './use-deflection.ts';
import { useEntitlement } from './use-entitlement.ts';
import { useNewTicket, type TicketStart } from './use-new-ticket.ts';

/** Asking for help: what becomes of it first, then the words, and beside them what may answer at once. */
export function NewTicketForm({ start }: { start: TicketStart }): ReactNode {
  const { org, isPremium } = start;
  const t = useTexts(newTicketTexts);
  const ticket = useNewTicket(start);
  const { draft, change, form, files, shares, outcome } = ticket;
  const { category, project, subject, text } = draft;
  const entitlement = useEntitlement({ org, category, project: category === 'technical' ? project : '' });
  const isTechnical = category === 'technical';
  const help = useDeflection(isTechnical ? subject : '', isTechnical ? text : '');
  if (outcome) return <OutcomeCard org={org} outcome={outcome} />;
  const kept = entitlement.data?.entitlement.kept;
  return (
    <Form
      form={form}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <Card title={t.about} className="lg:col-start-1">
        <div className="flex flex-col gap-4">
          <AboutFields
            org={org}
            category={category}
            project={project}
            onProject={(next) => {
              change({ project: next });
              shares.change({ app: '', channel: '' });
            }}
            {...(!isPremium && { onCategory: (next) => change({ category: next }) })}
          />
          <div aria-live="polite">
            <Loaded query={entitlement} skeleton={<Skeleton lines={3} />}>
              {(answer) => <EntitlementBanner org={org} answer={answer} />}
            </Loaded>
          </div>
        </div>
      </Card>
      <Card title={t.what} className="lg:col-start-1">
        <div className="flex flex-col gap-4">
          <Field label={t.subject} name="subject" help={t.subjectHelp} isRequired>
            <Input
              maxLength={300}
              autoComplete="off"
              value={subject}
              onChange={(event) => change({ subject: event.target.value })}
            />
          </Field>
          <Field label={t.text} name="text" help={t.textHelp} isRequired>
            <Textarea
              className="min-h-40"
              maxLength={50_000}
              value={text}
              onChange={(event) => change({ text: event.target.value })}
            />
          </Field>
          {isTechnical && (
            <SeverityField
              value={draft.severity}
              onValue={(severity) => change({ severity })}
              answer={entitlement.data}
            />
          )}
          <FileFields files={files} />
        </div>
      </Card>
      {isTechnical && (
        <div className="min-w-0 lg:sticky lg:top-4 lg:col-start-2 lg:row-start-1 lg:row-end-5">
          <DeflectionPanel
            found={help.isOn ? help.data : undefined}
            isSearching={help.isFetching}
            isDifferent={draft.isDifferent}
            onDifferent={(isDifferent) => change({ isDifferent })}
          />
        </div>
      )}
      {isTechnical && (
        <div className="min-w-0 lg:col-start-1">
          <ShareFields org={org} project={project} shares={shares} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3 lg:col-start-1">
        <Button type="submit" kind="primary" busy={form.isBusy} disabled={kept === 'nothing'}>
          {kept === 'text' ? t.keep : t.send}
        </Button>
        {form.errors['files'] && <FieldError>{form.errors['files']}</FieldError>}
      </div>
    </Form>
  );
}
