import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function write(folder: string, files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A folder called `CodePush` with a bundle and an image. */
export function updateFolder(home: string, text: string): string {
  return write(join(home, 'CodePush'), {
    'main.jsbundle': `console.log(${JSON.stringify(text)});\n`,
    'assets/logo.txt': 'logo',
  });
}

// The bundler is not what these tests are about: this one writes the entry file's text where it is told to.
const BUNDLER = `
const { copyFileSync, writeFileSync } = require('node:fs');
const at = (name) => process.argv[process.argv.indexOf(name) + 1];
if (process.argv.includes('--bundle-output')) {
  copyFileSync(at('--entry-file'), at('--bundle-output'));
  if (process.argv.includes('--sourcemap-output')) writeFileSync(at('--sourcemap-output'), '{}');
} else {
  copyFileSync(at('--entry-file'), require('node:path').join(at('--output-path'), at('--output-filename')));
}
`;

/** A React Native project whose bundler copies the entry file. */
export function reactNativeProject(home: string, text: string): string {
  return write(join(home, 'react-native-project'), {
    'package.json': JSON.stringify({
      name: 'Sample',
      version: '1.0.0',
      dependencies: { 'react-native': '0.60.0' },
    }),
    'index.js': `console.log(${JSON.stringify(text)});\n`,
    'ios/Sample/Info.plist': `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>CFBundleShortVersionString</key><string>1.4.2</string></dict></plist>
`,
    'ios/Podfile': 'platform :ios\n',
    'node_modules/react-native/package.json': '{"name":"react-native","version":"0.60.0"}',
    'node_modules/react-native/local-cli/cli.js': BUNDLER,
    'node_modules/react-native/cli.js': BUNDLER,
    'node_modules/.bin/react-native': BUNDLER,
  });
}

/** A Cordova project, and a folder for PATH with a `cordova` that has nothing to do. */
export function cordovaProject(home: string, text: string): { folder: string; bin: string } {
  const folder = write(join(home, 'cordova-project'), {
    'config.xml': '<?xml version="1.0"?><widget id="sample" version="2.1.0"></widget>',
    'platforms/ios/www/index.html': `<p>${text}</p>`,
  });
  const bin = write(join(home, 'bin'), { cordova: '#!/bin/sh\nexit 0\n' });
  chmodSync(join(bin, 'cordova'), 0o755);
  return { folder, bin };
}

/** An Electron project whose webpack copies the entry file. */
export function electronProject(home: string, text: string): string {
  return write(join(home, 'electron-project'), {
    'package.json': JSON.stringify({
      name: 'sample',
      version: '3.0.1',
      dependencies: { electron: '30.0.0' },
    }),
    'index.js': `console.log(${JSON.stringify(text)});\n`,
    'node_modules/webpack-cli/bin/cli.js': BUNDLER,
  });
}
