import type { Format } from './format.ts';
import type { UiTexts } from './ui-texts.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A bound as people write it: numbers in their language, days and times as they stand. */
function bound(limit: string, format: Format): string {
  return limit !== '' && Number.isFinite(Number(limit)) ? format.number(Number(limit)) : limit;
}

function wrongWith(control: Control, texts: UiTexts, format: Format): string | null {
  const { validity } = control;
  if (validity.valid) return null;
  const input = control as HTMLInputElement;
  if (validity.customError) return control.validationMessage;
  if (validity.valueMissing) return texts.valueMissing;
  if (validity.tooShort) return texts.valueTooShort(input.minLength);
  if (validity.tooLong) return texts.valueTooLong(input.maxLength);
  if (validity.rangeUnderflow) return texts.valueTooSmall(bound(input.min, format));
  if (validity.rangeOverflow) return texts.valueTooLarge(bound(input.max, format));
  if (validity.stepMismatch) return texts.valueStep;
  // A pattern says in its title what it wants.
  return input.title || texts.valueWrongKind;
}

/** What the browser finds wrong with a form's controls, by name, said in our words instead of its own. */
export function checkControls(form: HTMLFormElement, texts: UiTexts, format: Format): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const control of Array.from(form.elements) as Control[]) {
    // What stands for a hidden control says its name aside.
    const name = control.name || control.dataset['name'];
    if (!name || !control.willValidate) continue;
    const error = wrongWith(control, texts, format);
    if (error) wrong[name] ??= error;
  }
  return wrong;
}
