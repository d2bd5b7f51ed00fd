import type { ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { controlLooks } from './input.tsx';

/** Several lines of text; it grows with them. Stands inside a `Field`. */
export function Textarea(
  props: TextareaHTMLAttributes<HTMLTextAreaElement> & {
    isCode?: boolean | undefined;
    ref?: Ref<HTMLTextAreaElement> | undefined;
  },
): ReactNode {
  const { isCode, className, ...rest } = props;
  const field = useFieldControl(props);
  return (
    <textarea
      rows={3}
      {...field}
      {...rest}
      id={field.id}
      spellCheck={isCode ? false : rest.spellCheck}
      className={classNames(
        controlLooks,
        'field-sizing-content max-h-96 min-h-16',
        isCode && 'font-mono',
        className,
      )}
    />
  );
}
