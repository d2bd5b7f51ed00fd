import { z } from 'zod';
import { availabilityPolicyOf } from '#status-availability';
import type { CaseResult } from './case-result.ts';
import { differences } from './compare.ts';
import { ProbesInput, TimelineInput, UptimeFile } from './uptime-case-shape.ts';
import { probesOutcome } from './uptime-probes.ts';
import { timelineOutcome } from './uptime-timeline.ts';

type One = UptimeFile['cases'][number];

/** The weights for which the case says what the credit would be. */
function weightsWanted({ expect }: One): string[] {
  const sla = z.looseObject({
    credit_percent_if_partial_weight: z.record(z.string(), z.unknown()).optional(),
  });
  return Object.keys(sla.safeParse(expect['sla']).data?.credit_percent_if_partial_weight ?? {});
}

function outcome(file: UptimeFile, one: One): Record<string, unknown> {
  if (one.kind === 'timeline')
    return timelineOutcome(file, TimelineInput.parse(one.input), weightsWanted(one));
  if (one.kind !== 'probes') throw new Error(`Cases of kind "${one.kind}" are not known.`);
  const input = ProbesInput.parse(one.input);
  const weights = file.rules.state_weights ?? availabilityPolicyOf(input.start.slice(0, 7)).weights;
  return probesOutcome(input, Number(weights['partial_outage']));
}

function run(file: UptimeFile, one: One): string[] {
  try {
    return differences(outcome(file, one), one.expect);
  } catch (error) {
    return [error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message];
  }
}

/** Measures every case of a file on availability, and says field by field what is not as it is written there. */
export function runUptimeCases(json: unknown): CaseResult[] {
  const read = UptimeFile.safeParse(json);
  if (!read.success) throw new Error(`This is no file of uptime cases.\n${z.prettifyError(read.error)}`);
  return read.data.cases.map((one) => ({ id: one.id, title: one.title, mismatches: run(read.data, one) }));
}
