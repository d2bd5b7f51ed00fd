import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demoLog } from './demo-log.ts';
import { freePort, startDemoServer, type DemoPlace } from './demo-process.ts';
import { playPast, type DemoPast } from './demo-past.ts';
import { playStatusPast } from './demo-status.ts';
import { playDemo, type DemoEnd } from './demo-story.ts';

const DATA_DIR = resolve('data/demo');

/** `npm run demo`: a platform of its own, a story told on it, and then yours to try. `--exit` ends after the story. */
async function main(): Promise<void> {
  const port = await freePort(Number(process.env['PORT'] || 4000));
  const place: DemoPlace = { port, dataDir: DATA_DIR, url: `http://localhost:${port}` };
  if (existsSync(join(DATA_DIR, 'control.sock')) && (await isRunning())) {
    throw new Error(`Another demo is running on ${DATA_DIR}. Stop it with Ctrl-C first.`);
  }
  rmSync(DATA_DIR, { recursive: true, force: true });
  const past = await playPast(place, await playStatusPast(place));
  const server = await startDemoServer(place);
  const stop = (): void => void server.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    console.log(`CodePushGo runs on ${place.url}, its data is in ${DATA_DIR}`);
    const end = await playDemo(place, demoLog(), past);
    if (process.argv.includes('--exit')) return await server.stop();
    printEnd(place, end, past);
    await server.ended;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function isRunning(): Promise<boolean> {
  return import('node:net').then(
    ({ connect }) =>
      new Promise((done) => {
        const socket = connect(join(DATA_DIR, 'control.sock'));
        socket.once('connect', () => done((socket.destroy(), true)));
        socket.once('error', () => done(false));
      }),
  );
}

function printEnd(
  { url, port, dataDir }: DemoPlace,
  { email, password, accessKey, app, device, tickets }: DemoEnd,
  { agent }: DemoPast,
): void {
  console.log(`
Now it is yours. It goes on running until Ctrl-C.

  Sign in      ${url}/sign-in
               ${email}
               ${password}
  Support      ${url}/o/acme/support/${tickets.answered}
  The desk     ${url}/desk, for Ada, and for those who only answer:
               ${agent.email}
               ${agent.password}
  Status       http://localhost:${port + 1}, and for Ada ${url}/admin/status
  API          ${url}/api/v1/openapi.json
  Server log   ${join(dataDir, 'server.log')}

Commands to try, in another terminal:

  export CODEPUSHGO_SERVER=${url} CODEPUSHGO_ORG=acme CODEPUSHGO_ACCESS_KEY=${accessKey}
  npm run -s codepushgo -- history ${app} Production
  npm run -s codepushgo -- metrics ${app} Production
  npm run -s codepushgo -- explain ${app} Production --device ${device}
  npm run -s codepushgo -- ticket show ${tickets.answered}
`);
}

await main();
