const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Instants may be written with or without parts of a second, and with any offset. */
function plain(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
    ? Temporal.Instant.from(value).toString()
    : value;
}

/** Every field that is wanted and is not so; what is there besides is not looked at. */
export function differences(got: unknown, wanted: unknown, path = ''): string[] {
  if (isObject(wanted) && isObject(got))
    return Object.entries(wanted).flatMap(([name, value]) =>
      differences(got[name], value, path ? `${path}.${name}` : name),
    );
  if (Array.isArray(wanted) && Array.isArray(got) && wanted.length === got.length)
    return wanted.flatMap((value, index) => differences(got[index], value, `${path}[${index}]`));
  const [left, right] = [show(plain(got)), show(plain(wanted))];
  return left === right ? [] : [`${path} is ${show(got)}, not ${show(wanted)}`];
}
