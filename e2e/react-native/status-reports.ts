import type { StoredPackage } from './package-store.ts';
import type { Settings, StatusReport } from './settings.ts';

const identify = (installed: StoredPackage): string => `${installed.deploymentKey}:${installed.label}`;

/** What was reported last, as the fields of the next report. */
function previous(identifier: string | null): Partial<StatusReport> {
  if (identifier === null) return {};
  const [first, label] = identifier.split(':');
  return label
    ? { previousDeploymentKey: first!, previousLabelOrAppVersion: label }
    : { previousLabelOrAppVersion: identifier };
}

/** Reports of a device, after `CodePushTelemetryManager` of the SDKs: each state is reported once. */
export interface StatusReports {
  ofBinary(appVersion: string): StatusReport | null;
  ofUpdate(installed: StoredPackage): StatusReport | null;
  /** The report that could not be sent; it is handed out once. */
  toRetry(): StatusReport | null;
  recordReported(report: StatusReport): void;
  saveForRetry(report: StatusReport): void;
}

/** Makes the reports over the app's preferences. */
export function statusReports(settings: Settings): StatusReports {
  function unlessReported(identifier: string, report: StatusReport): StatusReport | null {
    const last = settings.get('lastReport');
    if (last === identifier) return null;
    settings.set('retryReport', null);
    return { ...report, ...previous(last) };
  }
  return {
    ofBinary: (appVersion) => unlessReported(appVersion, { appVersion }),
    ofUpdate: (installed) =>
      unlessReported(identify(installed), { package: installed, status: 'DeploymentSucceeded' }),
    toRetry() {
      const report = settings.get('retryReport');
      settings.set('retryReport', null);
      return report;
    },
    recordReported(report) {
      if (report.status === 'DeploymentFailed') return;
      const identifier = report.appVersion ?? (report.package && identify(report.package));
      if (identifier) settings.set('lastReport', identifier);
    },
    saveForRetry: (report) => settings.set('retryReport', report),
  };
}
