/** Ways to write numbers and times in one language and zone. */
export interface Format {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 12,400 as `12K`. */
  compact(value: number): string;
  /** 0.25 as `25%`. */
  percent(share: number, digits?: number): string;
  /** Bytes in decimal units: 1,250,000 as `1.3 MB`. */
  bytes(count: number): string;
  /** Milliseconds in the two largest units: `2 h 5 min`. */
  duration(ms: number): string;
  dateTime(at: number | Date, options?: Intl.DateTimeFormatOptions): string;
  /** From one instant to another: `26 Nov 2026, 22:14–22:44`. */
  range(from: number | Date, to: number | Date, timeZone?: string): string;
  date(at: number | Date, options?: Intl.DateTimeFormatOptions): string;
  /** `3 minutes ago`, `in 2 days`; empty below 45 seconds. */
  relative(at: number, now: number): string;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'];
const durationUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;
const relativeUnits = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const numberFormats = new Map<string, Intl.NumberFormat>();

// Making a formatter costs far more than using it.
function numberFormat(language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, known);
  return known;
}

function writeBytes(language: string, count: number): string {
  const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, Math.abs(count))) / 3));
  return numberFormat(language, {
    style: 'unit',
    unit: byteUnits[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(count / 1000 ** step);
}

function writeDuration(language: string, ms: number): string {
  const write = (value: number, unit: string): string =>
    numberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (ms < 1000) return write(Math.max(0, Math.round(ms)), 'millisecond');
  let rest = ms;
  const parts: string[] = [];
  for (const [unit, size] of durationUnits) {
    const value = Math.floor(rest / size);
    if (value > 0) parts.push(write(value, unit));
    else if (parts.length > 0) break;
    rest -= value * size;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

function writeRelative(language: string, at: number, now: number): string {
  const apart = at - now;
  if (Math.abs(apart) < 45_000) return '';
  const [unit, size] =
    relativeUnits.find(([, length]) => Math.abs(apart) >= length) ?? (['minute', 60_000] as const);
  const count = Math.trunc(apart / size) || Math.sign(apart);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'long' }).format(count, unit);
}

/** French writes the first of a month as `1er`, which `Intl` does not. */
function writeDate(locale: string, at: number | Date, options: Intl.DateTimeFormatOptions): string {
  return writeFirst(locale, new Intl.DateTimeFormat(locale, options).format(at));
}

function writeFirst(locale: string, text: string): string {
  return locale === 'fr'
    ? text.replaceAll(/(?<!\d)1\s(?=(?:janv|févr|mars|avr|mai|jui|août|sept|oct|nov|déc))/g, '1er\u00A0')
    : text;
}

/**
 * The formats of a language (`en`, `fr`) and an IANA zone.
 *
 * @example makeFormat('fr', 'Europe/Paris').bytes(1_250_000); // '1,25 Mo'
 */
export function makeFormat(language: string, timeZone: string): Format {
  // British order: a day before a month is not mistaken where the month is a word.
  const locale = language === 'en' ? 'en-GB' : language;
  return {
    number: (value, options) => numberFormat(language, options).format(value),
    compact: (value) =>
      numberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value),
    percent: (share, digits = 0) =>
      numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share),
    bytes: (count) => writeBytes(language, count),
    duration: (ms) => writeDuration(language, ms),
    dateTime: (at, options) =>
      writeDate(locale, at, {
        ...(options ?? { dateStyle: 'medium', timeStyle: 'short' }),
        timeZone: options?.timeZone ?? timeZone,
      }),
    range: (from, to, zone = timeZone) => {
      const days = new Intl.DateTimeFormat(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: zone,
      });
      return writeFirst(locale, days.formatRange(from, to));
    },
    date: (at, options) => writeDate(locale, at, { ...(options ?? { dateStyle: 'medium' }), timeZone }),
    relative: (at, now) => writeRelative(language, at, now),
  };
}
