/** Figures of one label or native version, as the metrics module counts them. */
export interface CountedLine {
  label: string;
  active: number;
  downloaded: number;
  installed: number;
  failed: number;
}

const LABEL = /^v\d+$/;

/** The figures of a deployment by label; native versions show only how many devices run them. */
export function toWireMetrics(lines: CountedLine[]): Record<string, Partial<CountedLine>> {
  return Object.fromEntries(
    lines.map(({ label, active, downloaded, failed, installed }) => [
      label,
      LABEL.test(label) ? { active, downloaded, failed, installed } : { active },
    ]),
  );
}

/** The same for the App Center surface: a list. */
export function toAppCenterMetrics(lines: CountedLine[]): Record<string, unknown>[] {
  return lines.map(({ label, active, downloaded, failed, installed }) => ({
    label,
    active,
    downloaded,
    failed,
    installed,
  }));
}
