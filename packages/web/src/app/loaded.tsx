import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultView } from './fault-view.tsx';

/** What a query brought; until then `skeleton`, and a fault with another try when it brought nothing. */
export function Loaded<T>(props: {
  query: UseQueryResult<T>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}): ReactNode {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.isPending) return props.skeleton;
  return <FaultView error={query.error} onRetry={() => void query.refetch()} />;
}
