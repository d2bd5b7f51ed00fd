import type { DeskTicketDetail, TicketFix } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskEvidenceTexts } from '../../texts/desk-evidence.ts';
import { deskFixTexts } from '../../texts/desk-fixes.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

const ASK_AGAIN_MS = 15_000;
/** The panel is narrower than a long button. */
const WRAPS = 'max-w-full shrink! whitespace-normal!';

/** What was done or proposed to mend it, and whether devices arrived there. */
export function FixList({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const acts = useTexts(deskFixTexts);
  const { start } = useAct();
  const query = useQuery(
    api.desk.listFixes.queryOptions({
      input: { ticket: ticket.id },
      // Proof of arrival comes by itself.
      refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? ASK_AGAIN_MS : false),
    }),
  );
  if (ticket.organisation === null) return null;
  return (
    <Card title={t.fixes}>
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="text-quiet">{t.noFixes}</p>}
            <ul className="flex flex-col gap-3">
              {items.map((fix) => (
                <li key={fix.id}>
                  <OneFix ticket={ticket.id} fix={fix} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" icon="smartphone" className={WRAPS} onClick={() => start('override')}>
          {acts.override}
        </Button>
        <Button size="small" icon="undo" className={WRAPS} onClick={() => start('rollback')}>
          {acts.rollback}
        </Button>
      </div>
    </Card>
  );
}

function isUnderWay({ state, expects, arrival }: TicketFix): boolean {
  return state === 'proposed' || (state === 'applied' && expects !== null && arrival === null);
}

function OneFix({ ticket, fix }: { ticket: string; fix: TicketFix }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const { done } = useTexts(deskActTexts);
  const withdraw = useAtOnce(client.desk.withdrawProposal, () => done);
  return (
    <div>
      <p className="font-medium">{titleOf(fix, t)}</p>
      <p className="text-xs text-quiet">
        {t.fixStates[fix.state]} · {fix.by.name} · <RelativeTime value={fix.decidedAt ?? fix.at} />
      </p>
      <p>{fix.reason}</p>
      <Arrival fix={fix} />
      {fix.kind === 'rollback' && fix.state === 'proposed' && (
        <Button size="small" onClick={() => withdraw({ ticket, fix: fix.id })}>
          {t.withdraw}
        </Button>
      )}
    </div>
  );
}

function titleOf(fix: TicketFix, t: (typeof deskEvidenceTexts)['en']): string {
  const device = fix.device ?? t.someDevice;
  if (fix.kind === 'rollback') return t.fix.rollback(fix.from ?? '', fix.label ?? '');
  return fix.label === null ? t.fix.holds(device) : t.fix.override(device, fix.label);
}

function Arrival({ fix }: { fix: TicketFix }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const format = useFormat();
  const { arrival, expects, state, device } = fix;
  if (state !== 'applied' || expects === null) return null;
  if (!arrival) return <p className="text-quiet">{t.notArrived(expects)}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-good">
      <Icon name="circle-check" size={14} />
      {device === null ? t.arrived(format.number(arrival.devices)) : t.arrivedOne}
      <span className="text-xs text-quiet">
        <RelativeTime value={arrival.at} />
      </span>
    </p>
  );
}
