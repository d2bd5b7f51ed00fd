import type { Macro } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogBody, Drawer } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';

/** Every version of a macro with who wrote it and when; an earlier one is restored as the next one. */
export function MacroVersions({ macro, onClose }: { macro: Macro; onClose: () => void }): ReactNode {
  const t = useTexts(deskMacroTexts);
  const input = { macro: macro.id };
  const query = useQuery(api.desk.listMacroVersions.queryOptions({ input }));
  const agents = useQuery(api.desk.listAgents.queryOptions());
  const nameOf = (id: string | null): string | undefined =>
    agents.data?.items.find(({ accountId }) => accountId === id)?.name;
  return (
    <Drawer isOpen onClose={onClose} title={t.versionsTitle(macro.id)}>
      <DialogBody className="flex-1">
        <Loaded query={query} skeleton={<Skeleton lines={6} />}>
          {({ items }) => (
            <ol className="flex flex-col gap-4">
              {items.map((one, n) => (
                <li key={one.version} className="rounded-md border border-line px-4 py-3">
                  <Version version={one} newest={items[0]!} isNewest={n === 0} by={nameOf(one.updatedBy)} />
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      </DialogBody>
    </Drawer>
  );
}

function Version(props: {
  version: Macro;
  newest: Macro;
  isNewest: boolean;
  by: string | undefined;
}): ReactNode {
  const { version: one, newest, isNewest, by } = props;
  const t = useTexts(deskMacroTexts);
  const language = useLanguage();
  const { format, texts } = useUi();
  const restore = useAtOnce(client.desk.saveMacro, ({ version }) => t.restored(format.number(version)));
  const { title, text, section, status } = one;
  const again = { macro: one.id, title, text, section, status, version: newest.version };
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold">{t.number(format.number(one.version))}</h3>
        {one.isRetired && <Badge>{t.retired}</Badge>}
        {isNewest && !one.isRetired && <Badge tone="good">{t.now}</Badge>}
        <span className="text-xs text-quiet">
          {one.updatedAt ? <Time value={one.updatedAt} /> : t.shipped} {by !== undefined && t.by(by)}
        </span>
        {!isNewest && !one.isRetired && (
          <Button
            size="small"
            className="ml-auto"
            aria-label={texts.named(t.restore, t.number(format.number(one.version)))}
            onClick={() => restore(again)}
          >
            {t.restore}
          </Button>
        )}
      </div>
      <p>{title[language]}</p>
      <p className="break-words whitespace-pre-wrap text-quiet">{text[language]}</p>
    </>
  );
}
