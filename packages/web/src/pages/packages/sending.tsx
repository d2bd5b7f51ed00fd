import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { readFault } from '../../ui/fault.ts';
import { Progress } from '../../ui/progress.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { PublicationState } from './use-publication.ts';

/** How far a release has come on its way out, with the way to stop it; nothing before it begins. */
export function Sending(props: {
  state: PublicationState;
  totalBytes: number;
  onCancel: () => void;
}): ReactNode {
  const t = useTexts(uploadTexts);
  const format = useFormat();
  const { state, totalBytes } = props;
  if (state.step === 'idle' || state.step === 'done') return null;
  if (state.step === 'cancelled') return <Banner tone="info" title={t.cancelled} isLive />;
  if (state.step === 'failed')
    return (
      <Banner tone="bad" title={t.failed} isLive>
        <p>{readFault(state.error).message}</p>
        <p className="text-quiet">{t.failedText}</p>
      </Banner>
    );
  const isSending = state.step === 'sending';
  const sent = t.sent(format.bytes(state.sentBytes), format.bytes(totalBytes));
  return (
    <div className="flex flex-col gap-3">
      <Progress
        label={isSending ? t.sending : t.releasing}
        {...(isSending && { value: state.sentBytes, max: totalBytes, text: sent })}
      />
      <p role="status" className="text-degraded empty:hidden">
        {state.isWaiting ? t.waiting : ''}
      </p>
      {/* What is being released may be released already. */}
      {isSending && <Button onClick={props.onCancel}>{t.cancel}</Button>}
    </div>
  );
}
