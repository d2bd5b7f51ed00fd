import type { LiveEvent } from '@codepushgo/contract';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { client, queryClient } from './api.ts';
import { isSignedOut } from './connection.ts';
import { followLive, hasEnded, type LastEvent, type OpenStream } from './follow-live.ts';
import { useSignal } from './signal.ts';

/**
 * Listens to what happens on a channel for as long as the component is shown and its tab is seen.
 *
 * @returns whether events arrive at present
 * @example
 * const isLive = useLiveChannel({ org, app, channel }, (event) => {
 *   if (event.type === 'figures') setFigures(event);
 * });
 */
export function useLiveChannel(
  at: { org: string; app: string; channel: string },
  onEvent: (event: LiveEvent) => void,
): boolean {
  const open: OpenStream<LiveEvent> = (options) => client.insights.liveChannel(at, options);
  return useLive(JSON.stringify(['channel', at]), open, onEvent);
}

/** Listens to what happens in a project, or without one in all apps of an organisation; see {@link useLiveChannel}. */
export function useLiveOverview(
  at: { org: string; project?: string | undefined },
  onEvent: (event: LiveEvent) => void,
): boolean {
  const { org, project } = at;
  const open: OpenStream<LiveEvent> = (options) =>
    project === undefined
      ? client.insights.liveOrganisation({ org }, options)
      : client.insights.liveProject({ org, project }, options);
  return useLive(JSON.stringify(['overview', at]), open, onEvent);
}

/**
 * Listens to a stream; another `key` opens it anew. See {@link useLiveChannel}.
 *
 * @example useLive('desk', (options) => client.desk.live({}, options), (event) => hear(event));
 */
export function useLive<E extends { type: string }>(
  key: string,
  open: OpenStream<E>,
  onEvent: (event: E) => void,
): boolean {
  const [isOn, setOn] = useState(false);
  const isSeen = useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
  const isOut = useSignal(isSignedOut);
  const latest = useRef({ open, onEvent });
  useEffect(() => {
    latest.current = { open, onEvent };
  });
  useEffect(() => {
    // Browsers allow few connections to one server, so tabs in the background keep none.
    if (!isSeen || isOut) return;
    const stop = new AbortController();
    const hear = (event: E): void => {
      if (hasEnded(event)) void leave(event.reason);
      else latest.current.onEvent(event);
    };
    const listener = { onEvent: hear, onState: setOn };
    void followLive((options) => latest.current.open(options), listener, {}, stop.signal);
    return () => {
      stop.abort();
      setOn(false);
    };
  }, [key, isSeen, isOut]);
  return isOn;
}

async function leave(reason: LastEvent['reason']): Promise<void> {
  if (reason === 'signed-out') isSignedOut.set(true);
  // What may no longer be seen says so itself.
  if (reason === 'access-lost') await queryClient.invalidateQueries();
}

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
