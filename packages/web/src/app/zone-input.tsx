import { useMemo, type ReactNode } from 'react';
import { Combobox } from '../ui/combobox.tsx';
import type { Choice } from '../ui/select.tsx';

/** A time zone by its IANA name, found by typing. `first` stands on top. Stands inside a `Field`. */
export function ZoneInput(props: {
  value: string;
  onValue: (zone: string) => void;
  first?: Choice;
}): ReactNode {
  const { value, onValue, first } = props;
  const choices = useMemo(() => {
    const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(value ? [value] : [])]);
    const zones = [...names].map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
    return first ? [first, ...zones] : zones;
  }, [value, first]);
  // An emptied field keeps the zone until another one is chosen.
  return <Combobox value={value} onValue={(zone) => zone !== null && onValue(zone)} choices={choices} />;
}
