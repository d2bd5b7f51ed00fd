import type { ProblemCode } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { problemTexts } from '../../texts/problems.ts';
import { Banner } from '../../ui/banner.tsx';

/** A reason why a release would be refused, as the server tells it beforehand. */
export interface Obstacle {
  code: string;
  detail: string;
}

/** Everything that stands in the way of a release. */
export function Obstacles({ title, problems }: { title: string; problems: Obstacle[] }): ReactNode {
  const inWords = useObstacleWords();
  return (
    <Banner tone="warning" title={title} isLive>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {problems.map((problem) => (
          <li key={problem.code + problem.detail}>{inWords(problem)}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** Says an obstacle in the reader's language; the server words them in English. */
export function useObstacleWords(): (problem: Obstacle) => string {
  const { codes } = useTexts(problemTexts);
  const isEnglish = useLanguage() === 'en';
  return ({ code, detail }) =>
    isEnglish || !Object.hasOwn(codes, code) ? detail : codes[code as ProblemCode];
}
