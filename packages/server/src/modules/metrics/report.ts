/** A report of a device, as it came. */
export type Report = DeployReport | DownloadReport;

/** By which rules a report counts; see `countingMode`. */
export type CountingMode = 'stateless' | 'legacy';

/** What runs now, or what failed to. */
export interface DeployReport {
  kind: 'deploy';
  mode: CountingMode;
  deploymentKey: string;
  appVersion: string;
  /** Null: the device runs the binary's own bundle. */
  label: string | null;
  status: 'DeploymentSucceeded' | 'DeploymentFailed' | 'Downloaded';
  device: string | null;
  /** The label or native version that ran before, and under which key; null when not told. */
  previous: { label: string; deploymentKey: string } | null;
}

/** A release arrived on the device. */
export interface DownloadReport {
  kind: 'download';
  deploymentKey: string;
  label: string;
  device: string | null;
}

const LONGEST_LABEL = 256;

/** Whether figures can be kept under this label or version. */
export function isKeptLabel(label: string): boolean {
  return label !== '' && label.length <= LONGEST_LABEL && !label.includes('\0');
}
