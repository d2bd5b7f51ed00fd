import type { ReactNode } from 'react';
import { CodeBlock } from './code-block.tsx';
import { Icon, type IconName } from './icon.tsx';

/** What stands where nothing is yet: what it will be, and the next step, with a command to copy if there is one. */
export function EmptyState(props: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  command?: { code: string; label: string } | undefined;
  actions?: ReactNode;
  /** 2 under a page's title, 3 inside a section. */
  level?: 2 | 3;
}): ReactNode {
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <div className="mx-auto flex w-full max-w-130 flex-col items-center gap-3 px-4 py-10 text-center">
      {props.icon && (
        <span className="flex size-10 items-center justify-center rounded-md border border-line bg-raised text-quiet">
          <Icon name={props.icon} size={20} />
        </span>
      )}
      <div>
        <Heading className="text-lg font-semibold">{props.title}</Heading>
        {props.children && <div className="mt-1 text-quiet">{props.children}</div>}
      </div>
      {props.command && (
        <CodeBlock
          isCommand
          code={props.command.code}
          label={props.command.label}
          className="w-full text-left"
        />
      )}
      {props.actions && <div className="flex flex-wrap justify-center gap-2">{props.actions}</div>}
    </div>
  );
}
