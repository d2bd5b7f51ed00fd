import type { ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { ChannelKeys } from './channel-keys.tsx';

/** What to do with an app that was just made: its keys, and the first release. */
export function AppReadyDialog(props: {
  org: string;
  project: string;
  app: string;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appTexts);
  const { texts } = useUi();
  const { app, onClose } = props;
  return (
    <Dialog isOpen onClose={onClose} title={t.ready(app)} description={t.readyIntro}>
      <DialogBody>
        <ChannelKeys org={props.org} app={app} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{texts.close}</Button>
        <ButtonLink kind="primary" href={appPath(props)}>
          {t.done}
        </ButtonLink>
      </DialogFooter>
    </Dialog>
  );
}
