import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** What a device runs: a release with its page, or a native version in its own bundle. */
export function RunningLink(props: {
  at: { org: string; project: string; app: string; channel: string };
  label: string;
}): ReactNode {
  const { Link } = useUi();
  const { at, label } = props;
  if (!/^v\d+$/.test(label)) return <code className="ui-mono">{label}</code>;
  return (
    <Link href={channelPath(at, 'releases', label)} className="text-accent">
      {label}
    </Link>
  );
}
