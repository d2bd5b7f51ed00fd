import type { DeskView } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { deskTexts } from '../../texts/desk.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { deskPath } from './desk-address.ts';
import { filterOf, isSameFilter, valuesOf } from './queue-filter.ts';
import { ViewDialog } from './view-dialog.tsx';

/** The views that somebody keeps, and those that others share; the filters of the moment can be kept as another. */
export function ViewBar(): ReactNode {
  const t = useTexts(deskTexts);
  const { id: accountId } = useAccount();
  const { values } = useUrlParams();
  const { act, start, close } = useAct();
  const { data } = useQuery(api.desk.listViews.queryOptions({ staleTime: 60_000 }));
  const remove = useSend(client.desk.deleteView);
  const filter = filterOf(values);
  const views = data?.items ?? [];
  const here = views.find((view) => isSameFilter(view.filter, filter));
  const isUsual = isSameFilter(filter, {});
  return (
    <nav aria-label={t.views} className="mb-3 flex flex-wrap items-center gap-1.5">
      <ViewLink filter={{}} isHere={isUsual}>
        {t.usual}
      </ViewLink>
      {views.map((view) => (
        <ViewLink key={view.id} filter={view.filter} isHere={view === here}>
          {view.name}
          {view.owner.accountId !== accountId && (
            <span className="text-xs text-quiet"> {t.shared(view.owner.name)}</span>
          )}
        </ViewLink>
      ))}
      {!here && !isUsual && (
        <Button size="small" icon="plus" onClick={() => start('keep-view')}>
          {t.keepView}
        </Button>
      )}
      {here?.owner.accountId === accountId && (
        <Button size="small" kind="quiet" icon="trash" onClick={() => start('remove-view')}>
          {t.removeView}
        </Button>
      )}
      {act === 'keep-view' && <ViewDialog filter={filter} onClose={close} />}
      {here && (
        <ConfirmDialog
          isOpen={act === 'remove-view'}
          onClose={close}
          title={t.removeView}
          confirmLabel={t.removeView}
          touches={[here.name]}
          onConfirm={() => remove({ view: here.id })}
        >
          {t.removeText}
        </ConfirmDialog>
      )}
    </nav>
  );
}

function ViewLink(props: { filter: DeskView['filter']; isHere: boolean; children: ReactNode }): ReactNode {
  const { Link } = useUi();
  const { values } = useUrlParams();
  const { ticket } = values;
  return (
    <Link
      href={deskPath({ ...valuesOf(props.filter) }, ticket)}
      aria-current={props.isHere ? 'true' : undefined}
      className={classNames(
        'rounded-full border px-2.5 py-0.5 no-underline',
        props.isHere
          ? 'border-accent bg-accent-soft font-medium text-accent-strong'
          : 'border-line text-text hover:bg-hover',
      )}
    >
      {props.children}
    </Link>
  );
}
