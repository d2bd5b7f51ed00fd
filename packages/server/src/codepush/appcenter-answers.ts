import { json } from './wire-answers.ts';
import type { WireRefusal } from './wire-refusal.ts';

const CODES: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'PayloadTooLarge',
};

/** A refusal as the App Center surface tells it; the upload protocol adds its literal `error`. */
export function appcenterRefusal(refusal: WireRefusal, dialect: 'appcenter' | 'upload'): Response {
  const { status, faults } = refusal;
  const message = faults
    ? faults.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
    : refusal.message;
  const code = CODES[status] ?? (status < 500 ? 'BadRequest' : 'InternalServerError');
  return json(dialect === 'upload' ? { error: true, message } : { message, code }, status);
}
