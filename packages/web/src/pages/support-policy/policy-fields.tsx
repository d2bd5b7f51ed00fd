import type { SupportPolicy } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { HoursParts, TimesParts } from './figure-parts.tsx';
import { ChannelParts, TextParts } from './text-parts.tsx';

/** A policy that is being written, and how a part of it changes. */
export interface PolicyPart {
  policy: SupportPolicy;
  put: (some: Partial<SupportPolicy>) => void;
}

/** The form of a whole policy. */
export function PolicyFields(part: PolicyPart): ReactNode {
  return (
    <>
      <TextParts {...part} />
      <TimesParts {...part} />
      <HoursParts {...part} />
      <ChannelParts {...part} />
    </>
  );
}
