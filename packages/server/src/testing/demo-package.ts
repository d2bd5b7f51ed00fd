import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SCREENS = 60;
const LOGO_BYTES = 180_000;

/** Bytes that look random, the same for the same seed. */
function noise(seed: string, sizeBytes: number): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at * 32 < sizeBytes; at++)
    blocks.push(createHash('sha256').update(`${seed} ${at}`).digest());
  return Buffer.concat(blocks).subarray(0, sizeBytes);
}

function bundle(version: string, changedScreens: number): string {
  const screens = Array.from({ length: SCREENS }, (_, at) => {
    const body = noise(`screen ${at} ${at < changedScreens ? version : ''}`, 1_200).toString('base64');
    return `__d(function(g,r,i,a,m,e,d){m.exports={screen:${at},text:"${body}"}},${at},[]);`;
  });
  return `// Shop ${version}\n${screens.join('\n')}\n__r(0);\n`;
}

/**
 * Writes what a build would: a bundle and pictures, of which a release changes only a few screens.
 *
 * @returns the folder, called `CodePush` as the tools want it
 */
export async function writeDemoBuild(
  parent: string,
  version: string,
  changedScreens: number,
): Promise<string> {
  const folder = join(parent, version, 'CodePush');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'main.jsbundle'), bundle(version, changedScreens));
  await writeFile(join(folder, 'assets', 'logo.png'), noise('logo', LOGO_BYTES));
  await writeFile(join(folder, 'assets', 'cart.png'), noise('cart', LOGO_BYTES / 4));
  return folder;
}
