import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { CopyableId } from './copyable-id.tsx';
import { readFault } from './fault.ts';
import { Icon } from './icon.tsx';
import { useUi } from './ui-context.tsx';

/** What stands where something failed: what happened, whether anything was lost, what to do. */
export function ErrorView(props: {
  title: string;
  /** What happened; taken from `error` when it is left out. */
  children?: ReactNode;
  error?: unknown;
  /** Whether anything was lost. */
  lost?: ReactNode;
  onRetry?: (() => void) | undefined;
  actions?: ReactNode;
  level?: 1 | 2;
}): ReactNode {
  const { texts } = useUi();
  const fault = props.error === undefined ? null : readFault(props.error);
  const Heading = props.level === 1 ? 'h1' : 'h2';
  return (
    <div
      role="alert"
      className="mx-auto flex w-full max-w-130 flex-col items-center gap-3 px-4 py-10 text-center"
    >
      <Icon name="circle-alert" size={24} className="text-bad" />
      <div>
        <Heading className="text-lg font-semibold">{props.title}</Heading>
        <div className="mt-1 text-quiet">
          {props.children ?? fault?.message}
          {props.lost && <p>{props.lost}</p>}
        </div>
      </div>
      {(props.onRetry || props.actions) && (
        <div className="flex flex-wrap justify-center gap-2">
          {props.onRetry && (
            <Button icon="refresh" onClick={props.onRetry}>
              {texts.retry}
            </Button>
          )}
          {props.actions}
        </div>
      )}
      {fault?.reference && (
        <p className="text-xs text-quiet">
          {texts.errorReference}{' '}
          <CopyableId value={fault.reference} length={0} label={texts.errorReference} />
        </p>
      )}
    </div>
  );
}

/** Catches what a part of a page throws, and shows `view` in its place until it is tried again. */
export class ErrorBoundary extends Component<
  {
    view: (error: unknown, retry: () => void) => ReactNode;
    onError?: (error: unknown, info: ErrorInfo) => void;
    /** A change of it, such as another page, tries again. */
    resetKey?: string;
    children: ReactNode;
  },
  { error: unknown; hasFailed: boolean }
> {
  override state = { error: null as unknown, hasFailed: false };

  static getDerivedStateFromError(error: unknown): { error: unknown; hasFailed: boolean } {
    return { error, hasFailed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override componentDidUpdate(before: { resetKey?: string }): void {
    if (this.state.hasFailed && before.resetKey !== this.props.resetKey) this.retry();
  }

  retry = (): void => this.setState({ error: null, hasFailed: false });

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.view(this.state.error, this.retry) : this.props.children;
  }
}
