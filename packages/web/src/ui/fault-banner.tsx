import type { ReactNode } from 'react';
import { Banner } from './banner.tsx';
import { CopyableId } from './copyable-id.tsx';
import { readFault } from './fault.ts';
import { useUi } from './ui-context.tsx';

/** What failed, in the page: where it is the server's fault, with what whoever runs it can look for. */
export function FaultBanner(props: { fault: unknown; children?: ReactNode; className?: string }): ReactNode {
  const { texts } = useUi();
  const { message, reference, isOfServer } = readFault(props.fault);
  return (
    <Banner tone="bad" title={message} isLive {...(props.className && { className: props.className })}>
      {props.children && <div className="text-quiet">{props.children}</div>}
      {isOfServer && reference && (
        <p className="text-quiet">
          {texts.errorReference} <CopyableId value={reference} length={0} label={texts.errorReference} />
        </p>
      )}
    </Banner>
  );
}
