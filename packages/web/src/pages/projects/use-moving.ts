import type { Project } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { useFormat } from '../../ui/ui-context.tsx';

const MOST = 100;
const NAMED = 5;

/** What goes along with a project, in words: its apps by name, its channels and devices by number. */
export function useMoving(org: string, { slug: project }: Project): string[] | undefined {
  const t = useTexts(projectSettingsTexts);
  const format = useFormat();
  const { data } = useQuery(api.insights.project.queryOptions({ input: { org, project, limit: MOST } }));
  if (!data) return undefined;
  const { items: apps, nextCursor } = data;
  const isAll = nextCursor === null;
  const names = [...apps.slice(0, NAMED).map(({ name }) => name), ...(apps.length > NAMED ? ['…'] : [])];
  const list = names.length > 0 ? names.join(', ') : null;
  if (!isAll) return [t.moveMoreApps(format.number(apps.length), list!)];
  const channels = apps.flatMap((app) => app.channels);
  const devices = channels.reduce((sum, { totalActive }) => sum + totalActive, 0);
  return [
    t.moveApps(apps.length, list),
    t.moveChannels(channels.length),
    t.moveDevices(devices, format.number(devices)),
  ];
}
