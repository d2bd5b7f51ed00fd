import type { NativeContext, ProcessState } from './native-context.ts';
import type { PendingWork } from './pending-work.ts';
import { emit, openBridge, reactNative, type Bridge, type Dialog } from './react-native.ts';
import { createRestarts, type Restarts } from './restarts.ts';
import { runBundle, type Engine, type RunningApp } from './run-bundle.ts';
import { chooseBundle, initializeUpdate } from './start-update.ts';

/** The app's process: native code, and the JavaScript that it starts and restarts. */
export class AppProcess {
  readonly dialogs: Dialog[] = [];
  running: RunningApp | null = null;
  /** Why the bundle died at its start. */
  crash: Error | null = null;
  readonly #native: NativeContext;
  readonly #work: PendingWork;
  readonly #engine: Engine;
  #bridge: Bridge = openBridge(this.dialogs);
  #restarts: Restarts | null = null;

  constructor(native: Omit<NativeContext, 'process' | 'emit' | 'reload'>, work: PendingWork, engine: Engine) {
    this.#work = work;
    this.#engine = engine;
    this.#native = Object.assign(native, {
      process: newState(),
      emit: (event: string, value: unknown) => emit(this.#bridge, event, value),
      // The calling JavaScript must return first, as it does on the device.
      reload: () => void work.track(Promise.resolve().then(() => this.#reload())),
    });
  }

  get runsBinary(): boolean {
    return this.#native.process.runsBinary;
  }

  /** Starts the app anew, with nothing in memory. */
  async launch(): Promise<void> {
    await this.#work.idle();
    this.#native.process = newState();
    initializeUpdate(this.#native);
    this.#start(chooseBundle(this.#native));
    await this.#work.idle();
  }

  async suspend(): Promise<void> {
    this.#restarts?.onSuspend();
    emit(this.#bridge, 'change', 'background');
    await this.#work.idle();
  }

  async resume(secondsInBackground: number): Promise<void> {
    this.#restarts?.onResume(secondsInBackground);
    emit(this.#bridge, 'change', 'active');
    await this.#work.idle();
  }

  #reload(): void {
    const bundle = chooseBundle(this.#native);
    initializeUpdate(this.#native);
    this.#start(bundle);
  }

  #start(bundle: string): void {
    this.#bridge = openBridge(this.dialogs);
    this.#restarts = createRestarts(this.#native);
    this.running = null;
    this.crash = null;
    const module = reactNative(this.#native, this.#restarts, this.#bridge, this.#work);
    try {
      this.running = runBundle(bundle, module, this.#bridge, this.#engine);
    } catch (error) {
      this.crash = error as Error;
    }
  }
}

const newState = (): ProcessState => ({ didUpdate: false, needToReportRollback: false, runsBinary: true });
