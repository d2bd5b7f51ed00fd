import { buildConsole } from './build-console.ts';

/** `npm run build`, and what runs before `npm start`: the console is built if its sources have changed. */
try {
  const done = await buildConsole();
  if (done === 'built') console.log('The console is built.');
} catch (error) {
  // A server without a console still serves devices, so this must not keep it from starting.
  console.error('The console could not be built:', error);
  process.exitCode = process.argv.includes('--or-go-on') ? 0 : 1;
}
