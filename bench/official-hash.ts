import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installClients } from '../e2e/install-clients.ts';

interface HashTool {
  generatePackageManifestFromZip(file: string): Promise<{ computePackageHash(): Promise<string> }>;
}

/** The hash of a package as the published `code-push-cli` computes it, with none of our code. */
export async function officialHash(zip: string): Promise<string> {
  const folder = await installClients();
  const load = createRequire(join(folder, 'package.json'));
  const tool = load('code-push-cli/script/hash-utils.js') as HashTool;
  return (await tool.generatePackageManifestFromZip(zip)).computePackageHash();
}
