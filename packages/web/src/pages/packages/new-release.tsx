import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { queryClient } from '../../app/api.ts';
import { sayRefusal } from '../../app/faults.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';
import { BeforeCard } from './before-card.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { PackageCard } from './package-card.tsx';
import { ReleaseFields } from './release-fields.tsx';
import { Sending } from './sending.tsx';
import { SourceMapField } from './source-map-field.tsx';
import { useNewRelease } from './use-new-release.ts';
import { usePublication, type PublicationState } from './use-publication.ts';

/** The package, for whom it is, what it would meet, and its way out. */
export function NewRelease({ at, firstRange }: { at: ChannelTarget; firstRange: string }): ReactNode {
  const t = useTexts(uploadTexts);
  const target = inChannel(at);
  const draft = useNewRelease(target, firstRange);
  const { made, prepared, map, values, put, checks, nextLabel, isReady } = draft;
  const publication = usePublication();
  useDone(publication.state, at);
  const { step } = publication.state;
  const isUnderWay = step === 'sending' || step === 'releasing';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (prepared && isReady && !isUnderWay)
      publication.start({ at: target, prepared, sourceMap: map.ready, values });
  };
  const [problem] = checks.find(({ name }) => name === 'range')?.problems ?? [];
  return (
    <>
      <form
        onSubmit={submit}
        noValidate
        className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]"
      >
        <div className="flex flex-col gap-4">
          <PackageCard package={made} isLocked={isUnderWay} />
          <fieldset disabled={isUnderWay} className="min-w-0">
            <legend className="sr-only">{t.details}</legend>
            <ReleaseFields values={values} onValues={put} rangeError={problem && sayRefusal(problem)}>
              <SourceMapField map={map} />
            </ReleaseFields>
          </fieldset>
        </div>
        <BeforeCard at={target} {...{ values, checks, nextLabel }} sizeBytes={prepared?.sizeBytes}>
          <Sending
            state={publication.state}
            totalBytes={(prepared?.sizeBytes ?? 0) + (map.ready?.sizeBytes ?? 0)}
            onCancel={publication.cancel}
          />
          {!isUnderWay && (
            <Button type="submit" kind="primary" icon="rocket" disabled={!isReady}>
              {nextLabel ? t.submit(nextLabel) : t.submitOpen}
            </Button>
          )}
          {!prepared && <p className="text-quiet">{t.choosePackage}</p>}
        </BeforeCard>
      </form>
      {/* It has a form of its own, which may not stand in another. */}
      <LeaveGuard step={step} />
    </>
  );
}

/** Shows the release that was made. By an effect, so that nobody is asked any more whether to leave the page. */
function useDone(state: PublicationState, at: ChannelTarget): void {
  const t = useTexts(uploadTexts);
  const go = useGo();
  const release = state.step === 'done' ? state.release : undefined;
  const shown = useRef(false);
  useEffect(() => {
    if (!release || shown.current) return;
    shown.current = true;
    showToast({ title: t.done(release.label, at.channel) });
    go(channelPath(at, 'releases', release.label));
    void queryClient.invalidateQueries();
  }, [release, at, t, go]);
}
