import type { ReactNode } from 'react';
import { useUi } from '../ui/ui-context.tsx';

/** The product's mark and name; it leads to the organisations. */
export function Logo(): ReactNode {
  const { Link } = useUi();
  return (
    <Link href="/o" className="flex items-center gap-2 font-semibold text-text no-underline">
      <svg aria-hidden viewBox="0 0 32 32" className="size-6 shrink-0">
        <rect width="32" height="32" rx="7" fill="var(--accent)" />
        <path
          d="M9 19.5 16 9l7 10.5M16 10v13"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      CodePushGo
    </Link>
  );
}
