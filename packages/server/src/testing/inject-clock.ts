import { readFileSync } from 'node:fs';
import { systemClock } from '../platform/clock.ts';

/*
 * Loaded by Node before a program of the server (`--import`): the program then reads the time that a test sets. The
 * file that CLOCK_FILE names holds by how many milliseconds this clock is ahead of the machine's; all processes that
 * read the same file have the same time, also when it leaps.
 */
const file = process.env['CLOCK_FILE'];
if (!file) throw new Error('CLOCK_FILE must name the file with the milliseconds that the clock is ahead.');

const nowMs = (): number => Date.now() + Number(readFileSync(file, 'utf8'));
Object.assign(systemClock, { nowMs, now: () => new Date(nowMs()) });
