import { countingMode, type DeployReport, type DownloadReport } from '#metrics';
import { WireRefusal } from './wire-refusal.ts';

const STATUSES = ['DeploymentSucceeded', 'DeploymentFailed', 'Downloaded'] as const;
const LONGEST_SHOWN = 100;

/** A field in either spelling; what is neither text nor number counts as not sent. */
function field(body: Record<string, unknown>, current: string, legacy = current): string {
  for (const value of [body[current], body[legacy]]) {
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/**
 * Reads a report of what runs or failed.
 *
 * @param sdkVersion the `X-CodePush-SDK-Version` header
 * @throws WireRefusal 400 with the wire's sentence
 */
export function readDeployReport(
  body: Record<string, unknown>,
  sdkVersion: string | undefined,
): DeployReport {
  const deploymentKey = field(body, 'deployment_key', 'deploymentKey').trim();
  const appVersion = field(body, 'app_version', 'appVersion');
  const label = field(body, 'label') || null;
  const device = field(body, 'client_unique_id', 'clientUniqueId') || null;
  const mode = countingMode(sdkVersion);
  if (!deploymentKey || !appVersion)
    refuse('A deploy status report must contain a valid appVersion and deploymentKey.');
  const status = readStatus(label, field(body, 'status'));
  if (mode === 'legacy' && device === null)
    refuse('A deploy status report must contain a valid appVersion, clientUniqueId and deploymentKey.');
  const before = field(body, 'previous_label_or_app_version', 'previousLabelOrAppVersion');
  const beforeKey = field(body, 'previous_deployment_key', 'previousDeploymentKey').trim() || deploymentKey;
  return {
    kind: 'deploy',
    mode,
    deploymentKey,
    appVersion,
    label,
    status,
    device,
    previous: before ? { label: before, deploymentKey: beforeKey } : null,
  };
}

// A report without a label is of the binary's own bundle, whatever status it gives.
function readStatus(label: string | null, status: string): DeployReport['status'] {
  if (label === null) return 'DeploymentSucceeded';
  if (!status) refuse('A deploy status report for a labelled package must contain a valid status.');
  return (
    STATUSES.find((known) => known === status) ??
    refuse(`Invalid status: ${escapeHtml(status.slice(0, LONGEST_SHOWN))}`)
  );
}

/**
 * Reads a report that a release arrived.
 *
 * @throws WireRefusal 400 with the wire's sentence
 */
export function readDownloadReport(body: Record<string, unknown>): DownloadReport {
  const deploymentKey = field(body, 'deployment_key', 'deploymentKey').trim();
  const label = field(body, 'label');
  if (!deploymentKey || !label)
    refuse('A download status report must contain a valid deploymentKey and package label.');
  return {
    kind: 'download',
    deploymentKey,
    label,
    device: field(body, 'client_unique_id', 'clientUniqueId') || null,
  };
}

function refuse(sentence: string): never {
  throw new WireRefusal(400, sentence);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
