import { readFileSync } from 'node:fs';
import { compileFunction, createContext } from 'node:vm';
import type { Bridge, RootComponent } from './react-native.ts';
import type { CodePushSdk } from './sdk-types.ts';

/** What a bundle of the tests exports. */
export interface RunningApp {
  codePush: CodePushSdk;
  version: string;
  /** Statuses that the SDK told the root component. */
  statuses: number[];
}

/** What React Native's JavaScript engine offers beside the language. */
export interface Engine {
  fetch: typeof fetch;
  log(text: string): void;
}

/**
 * Runs a bundle as the app's JavaScript: in a realm without Node's globals, and with nothing left of the last start.
 *
 * @throws what the bundle throws while it starts
 */
export function runBundle(
  file: string,
  reactNative: Record<string, unknown>,
  bridge: Bridge,
  engine: Engine,
): RunningApp {
  const realm = createContext({
    fetch: engine.fetch,
    console: { log: engine.log },
    setTimeout,
    clearTimeout,
  });
  const start = compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
    filename: file,
    parsingContext: realm,
  });
  const module = { exports: {} as RunningApp };
  start(() => reactNative, module, module.exports);
  if (!bridge.root) throw new Error(`${file} registers no root component`);
  mount(bridge.root());
  return module.exports;
}

/** What React does with the root: the child is there before the parent's `componentDidMount`. */
function mount(Root: new (props: object) => RootComponent): void {
  const root = new Root({});
  const { type: Child, props } = root.render();
  const child = new Child(props);
  if (props.ref) props.ref.current = child;
  root.componentDidMount?.();
}
