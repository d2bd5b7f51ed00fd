/** One thing that a catalogue says, in words. */
export interface Figure {
  /** Names it through all versions: `plan:team:price`. */
  id: string;
  /** What it belongs to: a plan, an add-on, a price of use. */
  group: string;
  label: string;
  value: string;
}

/** What is said otherwise, or of something new or gone. */
export interface Difference {
  id: string;
  group: string;
  label: string;
  /** Absent where there was nothing. */
  before?: string;
  /** Absent where there is nothing any more. */
  after?: string;
}

/**
 * What another version says otherwise, in its order; what is gone comes last.
 *
 * @example compareFigures([price('$14')], [price('$16')]); // [{ …, before: '$14', after: '$16' }]
 */
export function compareFigures(before: Figure[], after: Figure[]): Difference[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap(({ id, group, label, value }): Difference[] => {
    const was = old.get(id)?.value;
    if (was === value) return [];
    return [{ id, group, label, ...(was !== undefined && { before: was }), after: value }];
  });
  const gone = before.filter(({ id }) => !kept.has(id));
  return [...changed, ...gone.map(({ value, ...one }) => ({ ...one, before: value }))];
}
