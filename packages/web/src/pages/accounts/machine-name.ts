/** Later ones also name earlier ones: Edge says Chrome, Chrome says Safari. */
const BROWSERS: [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/**
 * What a session's machine is in short, from the browser's description of itself; null when it says nothing known.
 *
 * @example machineName('Mozilla/5.0 (X11; Linux x86_64) … Firefox/151.0 · 192.0.2.7'); // 'Firefox · Linux'
 */
export function machineName(machine: string): string | null {
  if (!machine.startsWith('Mozilla/')) return null;
  const named = [BROWSERS, SYSTEMS].flatMap((table) => table.find(([sign]) => sign.test(machine))?.[1] ?? []);
  return named.length > 0 ? named.join(' · ') : null;
}
