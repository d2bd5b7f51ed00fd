import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Progress } from '../../ui/progress.tsx';
import { PackageDrop } from './package-drop.tsx';
import { PackageFacts } from './package-facts.tsx';
import { PackageRefusal } from './package-refusal.ts';
import type { usePackage } from './use-package.ts';

/** Takes the files of a release, says how far reading them is, then what they are or why they cannot be sent. */
export function PackageCard(props: { package: ReturnType<typeof usePackage>; isLocked: boolean }): ReactNode {
  const t = useTexts(uploadTexts);
  const { state, pick, drop } = props.package;
  const isReady = state.step === 'ready';
  return (
    <Card
      title={t.package}
      description={isReady ? undefined : t.packageText}
      actions={
        isReady && (
          <Button size="small" disabled={props.isLocked} onClick={drop}>
            {t.another}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {state.step === 'refused' && <Refused error={state.error} />}
        {(state.step === 'none' || state.step === 'refused') && <PackageDrop onPick={pick} />}
        {state.step === 'reading' && (
          <div className="flex items-end gap-3">
            <Progress
              className="flex-1"
              label={t.reading}
              {...(state.totalBytes > 0 && { value: state.doneBytes, max: state.totalBytes })}
            />
            <Button size="small" onClick={drop}>
              {t.stop}
            </Button>
          </div>
        )}
        {isReady && <PackageFacts prepared={state.prepared} />}
      </div>
    </Card>
  );
}

function Refused({ error }: { error: unknown }): ReactNode {
  const t = useTexts(uploadTexts);
  const title = error instanceof PackageRefusal ? t.refusals[error.code](error.path) : t.unreadable;
  return <Banner tone="bad" title={title} isLive />;
}
