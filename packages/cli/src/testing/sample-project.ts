import { temporaryFolder } from './run-cli.ts';
import { writeTree } from './write-tree.ts';

/** The files of a React Native project as `react-native init` makes it, small. */
const sampleFiles: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'shop',
    dependencies: { 'react-native': '0.86.3', '@code-push-next/react-native-code-push': '10.4.2' },
  }),
  'index.js':
    "import { AppRegistry } from 'react-native';\nimport App from './App';\nAppRegistry.registerComponent('shop', () => App);\n",
  'App.js':
    "import codePush from '@code-push-next/react-native-code-push';\nexport default codePush(() => null);\n",
  'ios/Podfile': 'use_react_native!(\n  :path => config[:reactNativePath],\n  :hermes_enabled => true,\n)\n',
  'ios/shop/Info.plist': plist(
    '\t<key>CFBundleShortVersionString</key>\n\t<string>$(MARKETING_VERSION)</string>\n\t<key>CFBundlePackageType</key>\n\t<string>APPL</string>\n',
  ),
  'ios/shopTests/Info.plist': plist('\t<key>CFBundleShortVersionString</key>\n\t<string>9.9.9</string>\n'),
  'ios/shop/AppDelegate.swift': 'override func bundleURL() -> URL? { CodePush.bundleURL() }\n',
  'ios/shop.xcodeproj/project.pbxproj': pbxproj({ Debug: '1.4.0-debug', Release: '1.4.0' }),
  'android/gradle.properties': '# a comment\nhermesEnabled=true\nVERSION_NAME=1.5.0\n',
  'android/app/build.gradle':
    'android {\n  defaultConfig {\n    versionCode 1\n    versionName "1.4.2" // not 9.9.9\n  }\n}\n',
  'android/app/src/main/res/values/strings.xml':
    '<resources>\n    <string name="app_name">Shop &amp; more</string>\n</resources>\n',
  'android/app/src/main/java/com/shop/MainApplication.kt':
    'override fun getJSBundleFile() = CodePush.getJSBundleFile()\n',
};

/** Writes the sample project, changed where `files` says so; `null` leaves a file out. */
export function sampleProject(files: Record<string, string | null> = {}): string {
  const all = Object.entries({ ...sampleFiles, ...files }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  );
  return writeTree(temporaryFolder(), Object.fromEntries(all));
}

/** An Info.plist around these lines. */
export function plist(lines: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n${lines}</dict>\n</plist>\n`;
}

/** An Xcode project with an app target and its MARKETING_VERSION by configuration. */
export function pbxproj(versions: Record<string, string>, more = ''): string {
  const names = Object.keys(versions);
  const configurations = names.map(
    (name, at) =>
      `\t\tC${at} /* ${name} */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tMARKETING_VERSION = "${versions[name]}";\n${more}\t\t\t};\n\t\t\tname = ${name};\n\t\t};\n`,
  );
  return `// !$*UTF8*$!
{
	archiveVersion = 1;
	classes = {
	};
	objectVersion = 54;
	objects = {

/* Begin PBXNativeTarget section */
		T1 /* shopTests */ = {
			isa = PBXNativeTarget;
			buildConfigurationList = L2;
			name = shopTests;
			productType = "com.apple.product-type.bundle.unit-test";
		};
		T2 /* shop */ = {
			isa = PBXNativeTarget;
			buildConfigurationList = L1;
			name = shop;
			productType = "com.apple.product-type.application";
		};
/* End PBXNativeTarget section */

/* Begin PBXProject section */
		P1 /* Project object */ = {
			isa = PBXProject;
			buildConfigurationList = L2;
		};
/* End PBXProject section */

/* Begin XCBuildConfiguration section */
${configurations.join('')}/* End XCBuildConfiguration section */

/* Begin XCConfigurationList section */
		L1 = {
			isa = XCConfigurationList;
			buildConfigurations = (
${names.map((name, at) => `\t\t\t\tC${at} /* ${name} */,\n`).join('')}			);
		};
		L2 = {
			isa = XCConfigurationList;
			buildConfigurations = (
			);
		};
/* End XCConfigurationList section */
	};
	rootObject = P1 /* Project object */;
}
`;
}
