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

/** The longest device id that is kept, in characters; real ones have 16 or 36. */
export const LONGEST_DEVICE_ID = 255;

/**
 * Whether a device id can be kept. Others are served like any, but nothing is kept of them.
 *
 * @example isKeptDevice('5b3f0c1e-0000-4000-8000-000000000000'); // true
 */
export function isKeptDevice(device: string): boolean {
  return device !== '' && device.length <= LONGEST_DEVICE_ID && !device.includes('\0');
}
