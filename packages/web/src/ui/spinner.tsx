import type { ReactNode } from 'react';

/** A turning ring for short waits. Whoever uses it says in words what is awaited. */
export function Spinner({ className }: { className?: string | undefined }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className={`ui-spinner size-4 shrink-0 ${className ?? ''}`}>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
      <path
        d="M8 1.5A6.5 6.5 0 0 1 14.5 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
