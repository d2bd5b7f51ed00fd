import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { deskTeamTexts } from '../../texts/desk-team.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EscalationDialog } from './escalation-dialog.tsx';

/** Who is told of warnings and breaches, for operators. */
export function EscalationCard(): ReactNode {
  const t = useTexts(deskTeamTexts);
  const { act, start, close } = useAct();
  const query = useQuery(api.desk.getEscalation.queryOptions());
  return (
    <Card
      title={t.escalation}
      description={t.escalationText}
      className="mt-6"
      actions={
        <Button size="small" icon="pencil" onClick={() => start('escalation')}>
          {t.change}
        </Button>
      }
    >
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ accounts, organisation }) => (
          <KeyValues
            items={[
              { label: t.byMail, value: accounts.map(({ name }) => name).join(', ') || t.nobody },
              { label: t.byWebhook, value: organisation ? t.hears(organisation.name) : t.none },
            ]}
          />
        )}
      </Loaded>
      {act === 'escalation' && query.data && <EscalationDialog escalation={query.data} onClose={close} />}
    </Card>
  );
}
