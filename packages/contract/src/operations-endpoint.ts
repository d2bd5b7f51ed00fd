import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const tag = 'Status';
type Path = `/operator/status${string}`;

/** What names a thing of the status service. */
export const statusName = z.string().min(1).max(64);

/** Operators read something of the status service. */
export function readStatus(path: Path, summary: string) {
  return endpoint('operator', { method: 'GET', path, summary, tag });
}

/** Operators add something to it; a repetition with the same key answers as the first did. */
export function addStatus(path: Path, summary: string) {
  return endpoint('operator', { method: 'POST', path, summary, tag, status: 201, idempotent: true });
}

/** Operators change something of it. */
export function changeStatus(method: 'PUT' | 'PATCH' | 'POST', path: Path, summary: string) {
  return endpoint('operator', { method, path, summary, tag });
}
