import { Outlet } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { Drawer } from '../ui/dialog.tsx';
import { IconButton } from '../ui/button.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { Announcer } from './announcer.tsx';
import { ConnectionBanners } from './connection-banners.tsx';
import { IncidentBanner } from './incident-banner.tsx';
import { useTexts } from './language.ts';
import { Logo } from './logo.tsx';
import { Palette } from './palette.tsx';
import { PaletteButton } from './palette-button.tsx';
import { Rail } from './rail.tsx';
import { SignedOutDialog } from './signed-out-dialog.tsx';

/** What stands around every page: the rail at the side, or a bar with a drawer where it is narrow. */
export function Shell(): ReactNode {
  const t = useTexts(shellTexts);
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t.skip}
      </a>
      <TopBar />
      <aside className="sticky top-0 hidden h-dvh w-60 shrink-0 overflow-y-auto border-r border-line bg-raised lg:block">
        <Rail />
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 lg:px-8">
        <div className="mx-auto max-w-300 has-data-whole-width:max-w-none">
          <ConnectionBanners />
          <IncidentBanner />
          <Outlet />
        </div>
      </main>
      <Announcer />
      <Palette />
      <ToastRegion />
      <SignedOutDialog />
    </div>
  );
}

function TopBar(): ReactNode {
  const t = useTexts(shellTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-raised px-2 py-1.5 lg:hidden">
      <IconButton icon="menu" label={t.openNavigation} onClick={() => setOpen(true)} />
      <Logo />
      <span className="flex-1" />
      <PaletteButton isShort />
      <Drawer side="start" title={t.navigation} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Rail onLeave={() => setOpen(false)} />
        </div>
      </Drawer>
    </header>
  );
}
