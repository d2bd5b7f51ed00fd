import { resolve } from 'node:path';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { publish, type ReleaseOptions } from '../release/publish.ts';
import { withWorkFolder } from '../release/work-folder.ts';
import { channelTarget } from '../target.ts';

/** Releases a folder, zip or file. */
export async function release(
  cli: Cli,
  input: ReleaseOptions & {
    app: string;
    path: string;
    targetBinaryVersion: string;
    channel: string;
    sourceMap: string | undefined;
  },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const at = (path: string): string => resolve(cli.outside.cwd, path);
  const what = {
    target,
    path: at(input.path),
    appVersion: input.targetBinaryVersion,
    sourceMap: input.sourceMap && at(input.sourceMap),
    options: input,
  };
  return await withWorkFolder((folder) => publish(cli, what, folder));
}
