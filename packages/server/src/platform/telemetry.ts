import { Registry, collectDefaultMetrics, Counter, Histogram } from 'prom-client';

/** The figures that `/metrics` shows. */
export interface Telemetry {
  registry: Registry;
  request(method: string, status: number, ms: number): void;
}

/** A registry of its own for each server, so that several fit in one process. */
export function openTelemetry(): Telemetry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'codepushgo_' });
  const labelNames = ['method', 'status'];
  const seconds = new Histogram({
    name: 'codepushgo_http_request_seconds',
    help: 'How long requests took, without those answered on the device path',
    labelNames,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const total = new Counter({
    name: 'codepushgo_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers,
  });
  return {
    registry,
    request(method, status, ms) {
      seconds.observe({ method, status }, ms / 1000);
      total.inc({ method, status });
    },
  };
}
