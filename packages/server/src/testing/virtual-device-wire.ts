import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The part of an update check's answer that a device acts on. */
export interface UpdateInfo {
  is_available: boolean;
  is_mandatory: boolean;
  update_app_version: boolean;
  should_run_binary_version: boolean;
  download_url: string;
  label: string;
  package_hash: string;
  package_size: number;
  description: string;
  app_version: string;
  target_binary_range: string;
}

/** What a device says of itself in every call, as `react-native-code-push` 9 does. */
export const SDK_HEADERS: Record<string, string> = {
  accept: 'application/json',
  'content-type': 'application/json',
  'x-codepush-plugin-name': 'react-native-code-push',
  'x-codepush-plugin-version': '9.0.1',
  'x-codepush-sdk-version': '4.2.3',
};

/** The calls of a device, on the current spelling of the wire. */
export interface DeviceWire {
  check(query: Record<string, string>): Promise<UpdateInfo>;
  report(kind: 'deploy' | 'download', body: Record<string, string>): Promise<void>;
  /** @returns how many bytes arrived */
  download(url: string, toFile: string): Promise<number>;
}

/**
 * Speaks the device's side of the CodePush wire.
 *
 * @param serverUrl without a slash at the end
 * @throws Error naming the status when the server refuses
 */
export function deviceWire(serverUrl: string): DeviceWire {
  const base = `${serverUrl}/v0.1/public/codepush`;
  return {
    async check(query) {
      const answer = await fetch(`${base}/update_check?${new URLSearchParams(query)}`, {
        headers: SDK_HEADERS,
      });
      if (!answer.ok)
        throw new Error(`The update check was answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { update_info: UpdateInfo }).update_info;
    },
    async report(kind, body) {
      const answer = await fetch(`${base}/report_status/${kind}`, {
        method: 'POST',
        headers: SDK_HEADERS,
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`The report was answered ${answer.status}: ${text}`);
    },
    download,
  };
}

async function download(url: string, toFile: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok || !answer.body) throw new Error(`The download was answered ${answer.status}`);
  const promised = Number(answer.headers.get('content-length') ?? Number.NaN);
  const file = createWriteStream(toFile);
  await pipeline(Readable.fromWeb(answer.body), file);
  // Android compares what arrived with what was announced, and fails otherwise.
  if (file.bytesWritten !== promised)
    throw new Error(`The download announced ${promised} bytes and sent ${file.bytesWritten}`);
  return file.bytesWritten;
}
