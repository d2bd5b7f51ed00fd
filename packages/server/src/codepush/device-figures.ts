import { Counter } from 'prom-client';
import { recorderOf } from '#decisions';
import type { Platform } from '../context.ts';

/** How many requests of devices were answered, by kind; plain numbers, since they rise with every check. */
export interface DeviceFigures {
  checks: number;
  reports: number;
  refused: number;
}

/** Shows the figures of the device routes and of the decision record on `/metrics`. */
export function deviceFigures(platform: Platform): DeviceFigures {
  const figures: DeviceFigures = { checks: 0, reports: 0, refused: 0 };
  const { counts } = recorderOf(platform);
  const show = (name: string, help: string, read: () => number): void => {
    const registers = [platform.telemetry.registry];
    const collect = function (this: Counter): void {
      this.reset();
      this.inc(read());
    };
    new Counter({ name: `codepushgo_${name}_total`, help, registers, collect });
  };
  show('device_checks', 'Update checks answered', () => figures.checks);
  show('device_reports', 'Reports of devices stored', () => figures.reports);
  show('device_refusals', 'Requests of devices refused', () => figures.refused);
  show('decisions_recorded', 'Decisions taken in for the record', () => counts.recorded);
  show(
    'decisions_coalesced',
    'Recorded decisions that were the same as the one before',
    () => counts.coalesced,
  );
  show('decisions_dropped', 'Decisions that could not be kept', () => counts.dropped);
  return figures;
}
