import type { ReactNode } from 'react';
import { problemTexts } from '../texts/problems.ts';
import { ErrorView } from '../ui/error-view.tsx';
import { isNotFound, isOfServer, localise } from './faults.ts';
import { useTexts } from './language.ts';

/** What happened, whether anything was lost, and another try where that can help. */
export function FaultView(props: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  level?: 1 | 2;
}): ReactNode {
  const t = useTexts(problemTexts);
  const { error, level } = props;
  if (isNotFound(error))
    return <ErrorView level={level ?? 2} title={t.notFoundTitle} error={localise(error)} />;
  return (
    <ErrorView
      level={level ?? 2}
      title={t.title}
      error={isOfServer(error) ? localise(error) : new Error(t.unknown)}
      onRetry={props.onRetry}
    />
  );
}
