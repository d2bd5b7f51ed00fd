import type { AppStanding, Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { Section } from '../../app/section.tsx';
import { overviewTexts } from '../../texts/overview.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { AppStandingCard } from '../insights/app-standing-card.tsx';

/** A project on the overview of its organisation. `isWhole`: no further apps are to come. */
export function ProjectSection(props: {
  org: string;
  project: Project;
  apps: AppStanding[];
  isWhole: boolean;
}): ReactNode {
  const { org, project, apps } = props;
  const t = useTexts(overviewTexts);
  const { Link } = useUi();
  const href = projectPath({ org, project: project.slug });
  const title = (
    <Link href={href} className="text-text no-underline hover:underline">
      {project.name}
    </Link>
  );
  if (apps.length === 0 && !props.isWhole) return null;
  return (
    <Section title={title}>
      <div className="flex flex-col gap-3">
        {apps.map((app) => (
          <AppStandingCard key={app.id} org={org} app={app} />
        ))}
        {apps.length === 0 && (
          <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line px-4 py-3">
            <p className="text-quiet">{t.noAppsHere}</p>
            {may(project.role, 'app.create') && (
              <ButtonLink size="small" icon="plus" href={`${href}?new=app`}>
                {t.addApp}
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}
