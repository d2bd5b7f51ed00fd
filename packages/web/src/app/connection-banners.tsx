import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { shellTexts } from '../texts/shell.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useTopDialog } from '../ui/open-dialogs.ts';
import { isLost, isOutdated, knockNow } from './connection.ts';
import { OutsideIncident } from './incident-banner.tsx';
import { useTexts } from './language.ts';
import { useOutsideIncident } from './outside-incident.ts';
import { useSignal } from './signal.ts';

// A single answer that is lost while a server restarts needs no banner.
const PATIENCE_MS = 700;

/** What everybody must know about the connection and the console's version. */
export function ConnectionBanners(): ReactNode {
  const t = useTexts(shellTexts);
  const lost = useLast(useSignal(isLost));
  const outdated = useSignal(isOutdated);
  return (
    <>
      {lost && <LostBanner />}
      {outdated && (
        <Banner
          tone="info"
          title={t.outdated.title}
          isLive
          className="mb-4"
          actions={<Button onClick={() => location.reload()}>{t.outdated.reload}</Button>}
        >
          {t.outdated.text}
        </Banner>
      )}
    </>
  );
}

/** Stands in the dialog on top where one is open: outside of it nothing can be pressed or heard. */
function LostBanner(): ReactNode {
  const t = useTexts(shellTexts).lost;
  const [isBusy, setBusy] = useState(false);
  const dialog = useTopDialog();
  const incident = useOutsideIncident();
  const tryNow = async (): Promise<void> => {
    setBusy(true);
    await knockNow();
    setBusy(false);
  };
  const banner = (
    <Banner
      tone="warning"
      title={t.title}
      isLive
      className={dialog ? 'order-first mx-4 mt-4 shrink-0' : 'mb-4'}
      actions={
        <Button busy={isBusy} onClick={() => void tryNow()}>
          {t.retry}
        </Button>
      }
    >
      {t.text}
      {incident && <OutsideIncident incident={incident} />}
    </Banner>
  );
  return dialog ? createPortal(banner, dialog) : banner;
}

/** True once it has been true for a moment. */
function useLast(isTrue: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(isTrue), isTrue ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [isTrue]);
  return lasts && isTrue;
}
