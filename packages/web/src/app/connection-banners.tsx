import { useEffect, useState, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { isLost, isOutdated, knockNow } from './connection.ts';
import { useTexts } from './language.ts';
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
      {lost && (
        <Banner
          tone="warning"
          title={t.lost.title}
          isLive
          className="mb-4"
          actions={<Button onClick={knockNow}>{t.lost.retry}</Button>}
        >
          {t.lost.text}
        </Banner>
      )}
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

/** True once it has been true for a moment. */
function useLast(isTrue: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(isTrue), isTrue ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [isTrue]);
  return lasts && isTrue;
}
