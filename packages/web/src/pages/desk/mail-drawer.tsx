import type { MailReview } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Address } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogBody, DialogFooter, Drawer } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { deskPath } from './desk-address.ts';

/** A mail that waits: what it says, whom it claims to be from, and what can be done. */
export function MailDrawer(props: {
  review: MailReview;
  start: (act: string) => void;
  onClose: () => void;
}): ReactNode {
  const { review, start, onClose } = props;
  const { mail: t } = useTexts(deskPageTexts);
  const format = useFormat();
  const release = useAtOnce(client.supportMail.releaseReview, ({ released }) =>
    t.released(format.number(released)),
  );
  const { id, mail, reason, originalUrl } = review;
  const canRelease = reason === 'flood' || reason === 'dns';
  return (
    <Drawer isOpen onClose={onClose} title={mail ? mail.subject || t.noSubject : t.unreadable}>
      <DialogBody className="flex-1">
        <Facts review={review} />
        {mail && (
          <p className="rounded-md border border-line bg-raised px-3 py-2 break-words whitespace-pre-wrap">
            {mail.text}
          </p>
        )}
        <SaveButton size="small" href={originalUrl} className="self-start">
          {t.original}
        </SaveButton>
      </DialogBody>
      <DialogFooter>
        <Button onClick={() => start(`drop:${id}`)}>{t.drop}</Button>
        {canRelease && (
          <Button
            onClick={() => {
              release({ review: id });
              onClose();
            }}
          >
            {t.release}
          </Button>
        )}
        {mail && <Button onClick={() => start(`attach:${id}`)}>{t.attach}</Button>}
        {mail && (
          <Button kind="primary" onClick={() => start(`open:${id}`)}>
            {t.open}
          </Button>
        )}
      </DialogFooter>
    </Drawer>
  );
}

function Facts({ review }: { review: MailReview }): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const desk = useTexts(deskTexts);
  const { format, Link } = useUi();
  const { mail, account, ticket } = review;
  return (
    <KeyValues
      items={[
        { label: t.reason, value: t.reasons[review.reason] },
        ...(mail?.sender
          ? [
              {
                label: t.from,
                value: (
                  <span className="flex flex-wrap items-center gap-1.5">
                    <span className="break-words">
                      {mail.sender.name} <Address text={mail.sender.address} />
                    </span>
                    <Badge tone={mail.isProved ? 'good' : 'warning'}>
                      {mail.isProved ? t.proved : t.unproved}
                    </Badge>
                    {account && <span className="text-quiet">{t.account(account.name)}</span>}
                  </span>
                ),
              },
            ]
          : []),
        ...(ticket
          ? [
              {
                label: desk.ticket,
                value: (
                  <Link href={deskPath({}, ticket.reference)} className="text-accent">
                    {t.belongs(ticket.reference)}
                  </Link>
                ),
              },
            ]
          : []),
        { label: t.arrived, value: <Time value={review.lastAt} withUtc /> },
        ...(mail && mail.fileCount > 0
          ? [{ label: t.attached, value: t.files(format.number(mail.fileCount)) }]
          : []),
      ]}
    />
  );
}
