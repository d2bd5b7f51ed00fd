import { StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Segmented } from '../src/ui/radio-group.tsx';
import { TabLinks } from '../src/ui/tabs.tsx';
import { ToastRegion } from '../src/ui/toast.tsx';
import { UiProvider } from '../src/ui/ui-context.tsx';
import { ChartParts } from './chart-parts.tsx';
import { Controls } from './controls.tsx';
import { Overlays } from './overlays.tsx';
import { PageParts } from './page-parts.tsx';
import { States } from './states.tsx';
import { TableParts } from './table-parts.tsx';
import './gallery.css';

const parts: Record<string, { label: string; view: () => ReactNode }> = {
  page: { label: 'Page', view: PageParts },
  table: { label: 'Tables', view: TableParts },
  controls: { label: 'Controls', view: Controls },
  overlays: { label: 'Overlays', view: Overlays },
  charts: { label: 'Charts', view: ChartParts },
  states: { label: 'States', view: States },
};
const asked = new URLSearchParams(location.search);
const languages = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
];

/** Every part of the kit, for looking at and for the tests. Not in the production build. */
function Gallery(): ReactNode {
  const [language, setLanguage] = useState<'en' | 'fr'>(asked.get('language') === 'fr' ? 'fr' : 'en');
  const current = asked.get('part') ?? 'page';
  const View = parts[current]?.view ?? PageParts;
  const links = Object.entries(parts).map(([name, { label }]) => ({
    href: `?part=${name}`,
    label,
    isCurrent: name === current,
  }));
  return (
    <UiProvider language={language} timeZone="Europe/Paris">
      <div className="mx-auto max-w-300 px-4 py-6 sm:px-8">
        <header className="mb-6 flex flex-wrap items-center justify-between gap-3">
          <TabLinks label="Parts of the kit" links={links} />
          <Segmented
            label="Language"
            choices={languages}
            value={language}
            onValue={(value) => setLanguage(value as 'en' | 'fr')}
          />
        </header>
        <main>
          <View />
        </main>
      </div>
      <ToastRegion />
    </UiProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
