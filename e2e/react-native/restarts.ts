import type { NativeContext } from './native-context.ts';

/** Restarts of the app's JavaScript: allowed or queued, now or when the app comes and goes. */
export interface Restarts {
  request(onlyIfUpdateIsPending: boolean): void;
  allow(): void;
  disallow(): void;
  clear(): void;
  /** An installed update may restart the app when it is next suspended or resumed. */
  follow(installMode: number, minimumBackgroundSeconds: number): void;
  onSuspend(): void;
  onResume(secondsInBackground: number): void;
}

/** Install modes as the native code numbers them. */
export const INSTALL_MODE = { immediate: 0, onNextRestart: 1, onNextResume: 2, onNextSuspend: 3 } as const;

/** Restarts as the native module keeps them, for one life of the JavaScript. */
export function createRestarts(native: NativeContext): Restarts {
  let isAllowed = true;
  let isUnderWay = false;
  let queue: boolean[] = [];
  let followed: { installMode: number; minimumBackgroundSeconds: number } | null = null;

  const isPending = (): boolean => native.settings.get('pending')?.isLoading === false;

  function request(onlyIfUpdateIsPending: boolean): void {
    if (isUnderWay || !isAllowed) {
      queue.push(onlyIfUpdateIsPending);
      return;
    }
    if (onlyIfUpdateIsPending && !isPending()) return next();
    isUnderWay = true;
    followed = null;
    native.reload();
  }

  function next(): void {
    const queued = queue.shift();
    if (queued !== undefined) request(queued);
  }

  return {
    request,
    allow() {
      isAllowed = true;
      next();
    },
    disallow: () => void (isAllowed = false),
    clear: () => void (queue = []),
    follow(installMode, minimumBackgroundSeconds) {
      if (installMode === INSTALL_MODE.onNextRestart) return;
      followed = { installMode: followed?.installMode ?? installMode, minimumBackgroundSeconds };
    },
    onSuspend() {
      if (followed?.installMode === INSTALL_MODE.onNextSuspend && isPending()) request(false);
    },
    onResume(secondsInBackground) {
      if (!followed) return;
      const { installMode, minimumBackgroundSeconds } = followed;
      if (installMode === INSTALL_MODE.immediate || secondsInBackground >= minimumBackgroundSeconds)
        request(false);
    },
  };
}
