import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { makeSignal, useSignal } from './signal.ts';

/** Where in the console one is, from its address; parts that the address does not name are missing. */
export interface Place {
  org?: string | undefined;
  project?: string | undefined;
  app?: string | undefined;
  channel?: string | undefined;
  label?: string | undefined;
  device?: string | undefined;
}

/** Where one is. */
function usePlace(): Place {
  return useParams({ strict: false });
}

const last = makeSignal<Place>({});

/** Where one is, or on pages that belong to no organisation, where one was last. */
export function useNearestPlace(): Place {
  const place = usePlace();
  const before = useSignal(last);
  const { org, project } = place;
  useEffect(() => {
    if (org) last.set({ org, project });
  }, [org, project]);
  return org ? place : before;
}
