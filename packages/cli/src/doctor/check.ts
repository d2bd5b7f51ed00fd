/** What one look at the project, the server or the machine found. */
export interface Check {
  /** Stable name, for scripts. */
  id: string;
  state: 'ok' | 'warning' | 'broken' | 'skipped';
  /** What was found. */
  detail: string;
  /** What to do about it. */
  fix?: string;
}

export const ok = (id: string, detail: string): Check => ({ id, state: 'ok', detail });
export const warning = (id: string, detail: string, fix: string): Check => ({
  id,
  state: 'warning',
  detail,
  fix,
});
export const broken = (id: string, detail: string, fix: string): Check => ({
  id,
  state: 'broken',
  detail,
  fix,
});
export const skipped = (id: string, detail: string): Check => ({ id, state: 'skipped', detail });
