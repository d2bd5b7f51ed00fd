import type { ReactNode } from 'react';
import { sayRefusal } from '../../app/faults.ts';
import { Banner } from '../../ui/banner.tsx';

/** A reason why a release would be refused, as the server tells it beforehand. */
export interface Obstacle {
  code: string;
  detail: string;
  [fact: string]: unknown;
}

/** Everything that stands in the way of a release. */
export function Obstacles({ title, problems }: { title: string; problems: Obstacle[] }): ReactNode {
  return (
    <Banner tone="warning" title={title} isLive>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {problems.map((problem) => (
          <li key={problem.code + problem.detail}>{sayRefusal(problem)}</li>
        ))}
      </ul>
    </Banner>
  );
}
