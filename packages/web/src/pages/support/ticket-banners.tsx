import type { TicketDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { OneClick } from './one-click.tsx';
import { supportPath } from './support-frame.tsx';
import type { TicketAct } from './ticket-acts.ts';

type Place = { org: string; ticket: string };

/** What a request waits for or has become, and what to do about it. */
export function TicketBanners(props: {
  at: Place;
  detail: TicketDetail;
  start: (act: TicketAct) => void;
}): ReactNode {
  const { at, detail } = props;
  const t = useTexts(ticketTexts);
  const { waits, status, mergedInto, may } = detail;
  const isOver = status === 'solved' || status === 'closed';
  if (mergedInto)
    return (
      <Banner
        tone="info"
        title={`${t.mergedTitle} ${mergedInto.reference}`}
        actions={
          <ButtonLink size="small" href={supportPath(at, mergedInto.reference)}>
            {mergedInto.reference}
          </ButtonLink>
        }
      />
    );
  if (isOver) return <Solved {...props} />;
  if (waits === 'sponsor')
    return (
      <Banner tone="warning" title={t.sponsorTitle} actions={may.sponsor && <Sponsor at={at} />}>
        {t.sponsorText}
      </Banner>
    );
  if (waits === 'project') return <ChooseProject at={at} detail={detail} />;
  return null;
}

function Sponsor({ at }: { at: Place }): ReactNode {
  const t = useTexts(ticketTexts);
  const confirm = useSend(client.tickets.confirmSponsor);
  return <OneClick kind="primary" label={t.sponsor} done={t.sponsored} send={() => confirm(at)} />;
}

function ChooseProject({ at, detail }: { at: Place; detail: TicketDetail }): ReactNode {
  const t = useTexts(ticketTexts);
  const { choices } = detail.entitlement.entitlement;
  const [project, setProject] = useState('');
  const choose = useSend(client.tickets.chooseProject);
  const form = useForm({ submit: () => choose({ ...at, project }) });
  return (
    <Banner tone="warning" title={t.projectTitle}>
      <p>{t.projectText}</p>
      {detail.may.chooseProject && (
        <Form form={form} className="mt-2 flex flex-wrap items-end gap-2">
          <Field label={t.project} name="project" isRequired className="w-64 max-w-full">
            <Select
              placeholder=""
              choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
              value={project}
              onValue={setProject}
            />
          </Field>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.chooseProject}
          </Button>
        </Form>
      )}
    </Banner>
  );
}

function Solved({ at, detail, start }: Parameters<typeof TicketBanners>[0]): ReactNode {
  const t = useTexts(ticketTexts);
  const { may, reopenUntil, rating, reference, project } = detail;
  const query = new URLSearchParams({ followUpOf: reference, ...(project && { project: project.id }) });
  return (
    <Banner
      tone="good"
      title={t.solvedTitle}
      actions={
        <>
          {may.rate && !rating && (
            <Button size="small" onClick={() => start('rate')}>
              {t.rateTitle}
            </Button>
          )}
          {may.reopen ? (
            <Button size="small" icon="undo" onClick={() => start('reopen')}>
              {t.reopen}
            </Button>
          ) : (
            <ButtonLink size="small" icon="plus" href={`${supportPath(at, 'new')}?${query.toString()}`}>
              {t.followUp}
            </ButtonLink>
          )}
        </>
      }
    >
      {reopenUntil ? (
        <>
          {t.solvedUntil} <Time value={reopenUntil} />.
        </>
      ) : (
        t.solvedOver
      )}
      {rating && <p>{t.ratedAs[rating.score]}</p>}
    </Banner>
  );
}
