/** The public form for those who cannot sign in: held until the address is proved. */
export { confirmForm, type ConfirmedForm, peekForm } from './confirm-form.ts';
export { supportFormPart } from './part.ts';
export { formRequests } from './schema.ts';
export { type FormWish, submitForm } from './submit-form.ts';
