import { build } from 'esbuild';
import type { SdkName } from './sdks.ts';

/** An app's JavaScript as its developer wrote it. */
export interface AppSource {
  sdk: SdkName;
  /** Comes back from the running bundle as `version`. */
  version: string;
  /** Runs first, before the SDK is called: a crash, for one. */
  prelude?: string;
  /** Options of the SDK's wrapper around the root component. Default: the app only says that it is ready. */
  options?: string;
}

const source = (app: AppSource): string => `
  import codePush from '${app.sdk}';
  import { AppRegistry } from 'react-native';
  import React from 'react';
  ${app.prelude ?? ''}
  class App extends React.Component {
    codePushStatusDidChange(status) { statuses.push(status); }
    render() { return null; }
  }
  const statuses = [];
  const options = ${app.options ?? '{ checkFrequency: codePush.CheckFrequency.MANUAL }'};
  AppRegistry.registerComponent('App', () => codePush(options)(App));
  export { codePush, statuses };
  export const version = ${JSON.stringify(app.version)};
`;

/**
 * Bundles an app with an SDK as published. The bundler reads the SDK's mixed modules and JSX, as Metro does; it gets no
 * plug-in, so nothing of the SDK is replaced. `react-native` stays outside: the device brings it.
 *
 * @param clients - folder with the installed clients
 * @returns the bundle's text
 */
export async function buildBundle(clients: string, app: AppSource): Promise<string> {
  const built = await build({
    stdin: { contents: source(app), resolveDir: clients, loader: 'js' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2020',
    mainFields: ['main'],
    external: ['react-native'],
    loader: { '.js': 'jsx' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    minifyWhitespace: true,
    absWorkingDir: clients,
  });
  return built.outputFiles[0]!.text;
}
