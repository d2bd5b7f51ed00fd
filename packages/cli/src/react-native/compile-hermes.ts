import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../errors.ts';
import { packageOf, type Project } from './find-project.ts';
import { findHermes } from './find-hermes.ts';
import { runProgram } from './run-program.ts';

/** A bundle to compile in place. */
export interface HermesJob {
  project: Project;
  bundle: string;
  /** Metro's source map, replaced by one that leads from bytecode to source. */
  sourceMap: string;
  extraFlags: string[];
  signal: AbortSignal;
}

/** Compiles a bundle to Hermes bytecode, and joins its source map with Metro's. */
export async function compileHermes(job: HermesJob): Promise<void> {
  const { project, bundle, sourceMap, signal } = job;
  const compiled = `${bundle}.hbc`;
  const flags = ['-emit-binary', '-O', '-w', '-output-source-map', ...job.extraFlags];
  await runProgram(findHermes(project), [...flags, '-out', compiled, bundle], {
    cwd: project.root,
    what: 'The Hermes compiler',
    signal,
  });
  if (!existsSync(compiled))
    throw new CliError('failed', 'The Hermes compiler made no bytecode. Check --extra-hermes-flags.');
  await rename(compiled, bundle);
  const ofCompiler = `${compiled}.map`;
  if (existsSync(ofCompiler)) await composeMaps(project, sourceMap, ofCompiler, signal);
  await rm(ofCompiler, { force: true });
}

async function composeMaps(
  project: Project,
  ofMetro: string,
  ofCompiler: string,
  signal: AbortSignal,
): Promise<void> {
  const folder = packageOf(project.root, 'react-native')?.folder ?? '';
  const script = join(folder, 'scripts', 'compose-source-maps.js');
  if (!existsSync(script) || !existsSync(ofMetro)) return;
  await runProgram(process.execPath, [script, ofMetro, ofCompiler, '-o', ofMetro], {
    cwd: project.root,
    what: 'Joining the source maps',
    signal,
  });
}
