/** A platform as people write it; one we do not know as it stands. */
export function osName(os: string | null, names: Record<string, string>): string {
  if (os === null) return '–';
  return Object.hasOwn(names, os.toLowerCase()) ? names[os.toLowerCase()]! : os;
}
