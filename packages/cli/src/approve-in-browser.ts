import type { Cli } from './cli.ts';
import { CliError } from './errors.ts';

/** What an approved log-in gives. */
export interface ApprovedKey {
  accessKey: string;
  accessKeyId: string;
  keyIsOurs: true;
}

/**
 * Asks for a log-in that somebody approves in the browser (RFC 8628), and waits for it.
 *
 * @throws CliError when it was refused or not approved in time
 */
export async function approveInBrowser(
  cli: Cli,
  serverUrl: string,
  options: { machine: string; openBrowser: boolean },
): Promise<ApprovedKey> {
  const api = cli.publicApi(serverUrl);
  const begun = await api.accounts.startDeviceLogin({ machine: options.machine.slice(0, 200) || 'unknown' });
  cli.say(`Open ${begun.verificationUrl} and enter the code ${begun.userCode}`);
  if (options.openBrowser && (await cli.outside.openBrowser(begun.verificationUrlComplete))) {
    cli.say('Your browser has been opened. Check that it shows the same code.');
  }
  cli.say('Waiting for your approval …');
  let intervalSeconds = begun.intervalSeconds;
  for (;;) {
    await cli.outside.wait(intervalSeconds * 1000);
    const answer = await api.accounts.pollDeviceLogin({ deviceCode: begun.deviceCode });
    if (answer.state === 'approved') {
      return { accessKey: answer.accessKey, accessKeyId: answer.accessKeyId, keyIsOurs: true };
    }
    if (answer.state === 'denied') throw new CliError('failed', 'The log-in was refused in the browser.');
    if (answer.state === 'expired') {
      throw new CliError('failed', 'The code was not approved in time. Run `codepushgo login` again.');
    }
    intervalSeconds = answer.intervalSeconds;
  }
}
