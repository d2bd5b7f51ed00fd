import type { SupportSchedule } from '@codepushgo/contract';

const MINUTE_MS = 60_000;

/** Whether the wall clock in the schedule's zone lies in one of the day's intervals; asked of each instant alone. */
export function isOpenAt(schedule: SupportSchedule, ms: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDateTime();
  const date = local.toPlainDate().toString();
  const weekday = local.dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  const day =
    schedule.exceptions.find((one) => one.date === date)?.intervals ?? schedule.weekly[weekday] ?? [];
  const time = local.toPlainTime().toString().slice(0, 5);
  return day.some(({ open, close }) => open <= time && time < close);
}

/** The end of the minute that an instant lies in: wall clocks and changes of the clock keep to whole minutes. */
const minuteEnd = (ms: number): number => (Math.floor(ms / MINUTE_MS) + 1) * MINUTE_MS;

/** Business time between two instants, minute by minute. */
export function slowBusinessMs(schedule: SupportSchedule, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let ms = fromMs; ms < toMs; ms = minuteEnd(ms))
    if (isOpenAt(schedule, ms)) sum += Math.min(minuteEnd(ms), toMs) - ms;
  return sum;
}

/** The first instant at which so much business time has passed: minutes, then seconds, then the rest. */
export function slowAdd(schedule: SupportSchedule, fromMs: number, targetMs: number): number {
  let [ms, left] = [fromMs, targetMs];
  while (left > 0) {
    const end = minuteEnd(ms);
    if (isOpenAt(schedule, ms)) {
      if (left <= end - ms) break;
      left -= end - ms;
    }
    ms = end;
  }
  while (left >= 1000) {
    ms += 1000;
    left -= 1000;
  }
  return ms + left;
}
