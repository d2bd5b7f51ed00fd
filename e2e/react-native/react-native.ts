import type { NativeContext } from './native-context.ts';
import { NATIVE_CONSTANTS, nativeMethods } from './native-module.ts';
import type { PendingWork } from './pending-work.ts';
import type { Restarts } from './restarts.ts';

type Listener = (value: unknown) => void;
type Button = { text: string; onPress?: () => void };

/** A question that the app put to the person. */
export interface Dialog {
  title: string;
  message: string;
  buttons: string[];
  press(text: string): void;
}

/** What native code and JavaScript of one start of the app share. */
export interface Bridge {
  listeners: Map<string, Set<Listener>>;
  dialogs: Dialog[];
  /** The root component, once the bundle has registered it. */
  root: (() => new (props: object) => RootComponent) | null;
}

/** A class component of React, as far as the device drives it. */
export interface RootComponent {
  render(): { type: new (props: object) => object; props: { ref?: { current: object } } };
  componentDidMount?(): void;
}

/** The bridge of a start of the app. */
export const openBridge = (dialogs: Dialog[]): Bridge => ({ listeners: new Map(), dialogs, root: null });

/** Calls the listeners of an event. */
export function emit({ listeners }: Bridge, event: string, value: unknown): void {
  for (const listener of listeners.get(event)?.values().toArray() ?? []) listener(value);
}

// The bridge of React Native carries JSON: a function or a class would not come through.
const overBridge = (value: unknown): unknown =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);

function listen({ listeners }: Bridge, event: string, listener: Listener): { remove(): void } {
  const all = listeners.get(event) ?? new Set();
  listeners.set(event, all.add(listener));
  return { remove: () => void all.delete(listener) };
}

function show({ dialogs }: Bridge, title: string, message: string, buttons: Button[]): void {
  dialogs.push({
    title,
    message,
    buttons: buttons.map((button) => button.text),
    press: (text) => buttons.find((button) => button.text === text)?.onPress?.(),
  });
}

/** The `react-native` that a bundle gets: what the SDKs use of it, and no more. */
export function reactNative(
  native: NativeContext,
  restarts: Restarts,
  bridge: Bridge,
  work: PendingWork,
): Record<string, unknown> {
  const methods = Object.entries(nativeMethods(native, restarts)).map(([name, method]) => {
    const call = async (...args: unknown[]): Promise<unknown> =>
      overBridge(await (method as (...args: unknown[]) => unknown)(...args.map(overBridge)));
    return [name, (...args: unknown[]) => work.track(call(...args))] as const;
  });
  return {
    NativeModules: {
      CodePush: { ...NATIVE_CONSTANTS, ...Object.fromEntries(methods) },
      CodePushDialog: { showDialog: androidDialog(bridge) },
    },
    NativeEventEmitter: function NativeEventEmitter(this: object) {
      Object.assign(this, { addListener: (event: string, to: Listener) => listen(bridge, event, to) });
    },
    AppState: { addEventListener: (event: string, to: Listener) => listen(bridge, event, to) },
    Alert: {
      alert: (title: string, message: string, buttons: Button[]) => show(bridge, title, message, buttons),
    },
    Platform: { OS: native.binary.platform },
    AppRegistry: { registerComponent: (_name: string, root: Bridge['root']) => void (bridge.root = root) },
  };
}

function androidDialog(bridge: Bridge) {
  return (
    title: string,
    message: string,
    first: string | null,
    second: string | null,
    onPress: (button: number) => void,
  ): void => {
    const buttons = [first, second].flatMap((text, at) =>
      text ? [{ text, onPress: () => onPress(at) }] : [],
    );
    show(bridge, title, message, buttons);
  };
}
