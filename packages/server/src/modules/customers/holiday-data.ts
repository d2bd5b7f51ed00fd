import type Holidays from 'date-holidays';

/** The data of all countries; loaded when an operator asks, for nothing else needs it. */
async function load(): Promise<typeof Holidays> {
  return (await import('date-holidays')).default;
}

/** The holidays of a country or region; null when it is unknown. */
export async function holidaysOf(country: string, region?: string): Promise<Holidays | null> {
  const Data = await load();
  const world = new Data();
  if (!Object.hasOwn(world.getCountries(), country)) return null;
  if (region === undefined) return new Data(country);
  return Object.hasOwn(world.getStates(country) ?? {}, region) ? new Data(country, region) : null;
}

/** Countries and their regions by code, named in a language where the data has it. */
export async function holidayCountries(
  language: string,
): Promise<{ country: string; name: string; regions: { region: string; name: string }[] }[]> {
  const world = new (await load())();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return Object.keys(world.getCountries()).map((country) => ({
    country,
    name: names.of(country) ?? country,
    regions: Object.entries<string>(world.getStates(country, language) ?? {}).map(([region, name]) => ({
      region,
      name,
    })),
  }));
}
