import pg from 'pg';

const { builtins } = pg.types;
const asIs = (value: string): string => value;
const AS_TEXT = new Set<number>([
  builtins.TIMESTAMP,
  builtins.TIMESTAMPTZ,
  builtins.INTERVAL,
  builtins.DATE,
  1231,
  1115,
  1185,
  1187,
  1182,
]);

/** How both engines read values. Drizzle wants dates as text; int8 comes as a number, since nothing here passes 2^53. */
export const pgTypes = {
  getTypeParser(id: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (id === builtins.INT8) return Number;
    return AS_TEXT.has(id) ? asIs : pg.types.getTypeParser(id, format as 'text');
  },
};
