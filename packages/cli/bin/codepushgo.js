#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A published package holds the built file; in the repository Node runs the source as it is.
const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else if (process.features.typescript) {
  await import('../src/main.ts');
} else {
  console.error(
    'Error: codepushgo is not built, and this Node cannot run its source. Use Node 26, or run: npm run build -w packages/cli',
  );
  process.exitCode = 70;
}
