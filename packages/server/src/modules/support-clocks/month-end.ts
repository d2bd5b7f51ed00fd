/**
 * The end of the same local day some months later, clamped to the last day of that month: the first instant of the
 * day after.
 *
 * @returns epoch milliseconds
 */
export function monthEndMs(timeZone: string, fromMs: number, months: number): number {
  return Temporal.Instant.fromEpochMilliseconds(fromMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ months }, { overflow: 'constrain' })
    .add({ days: 1 })
    .toZonedDateTime(timeZone).epochMilliseconds;
}
