import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plist, sampleProject } from '../testing/sample-project.ts';
import { findProject } from './find-project.ts';
import { editNativeSettings, readNativeSettings } from './native-settings.ts';
import { readPlist } from './plist-file.ts';

const values = { serverUrl: 'https://updates.example.com', deploymentKey: 'key-of_staging-0123456789' };

describe('the settings of the native apps', () => {
  it('are written where the SDK reads them, and read back', async () => {
    const project = findProject(sampleProject());
    for (const settings of await readNativeSettings(project)) {
      const edit = editNativeSettings(settings, values);
      writeFileSync(edit.file, edit.after);
    }
    const written = await readNativeSettings(project);
    expect(written.map((one) => one.platform)).toEqual(['ios', 'android']);
    for (const one of written) expect(one).toMatchObject(values);
    const android = readFileSync(written[1]!.file, 'utf8');
    expect(android).toContain('<string name="app_name">Shop &amp; more</string>');
    expect(android).toContain('<string moduleConfig="true" name="CodePushDeploymentKey">');
    expect(readPlist(written[0]!.file)['CFBundlePackageType']).toBe('APPL');
  });

  it('stay as they are the second time, to the letter', async () => {
    const project = findProject(sampleProject());
    for (const settings of await readNativeSettings(project)) {
      const once = editNativeSettings(settings, values);
      writeFileSync(once.file, once.after);
      expect(editNativeSettings(settings, values)).toEqual({ ...once, before: once.after });
    }
  });

  it('replace what was there, but not what stands in a comment', async () => {
    const project = findProject(
      sampleProject({
        'ios/shop/Info.plist': plist(
          '\t<!-- <key>CodePushDeploymentKey</key><string>old</string> -->\n\t<key>CodePushDeploymentKey</key>\n\t<string>previous</string>\n',
        ),
      }),
    );
    const [ios] = await readNativeSettings(project);
    const { after } = editNativeSettings(ios!, values);
    expect(after).toContain('<!-- <key>CodePushDeploymentKey</key><string>old</string> -->');
    expect(after).toContain(`<string>${values.deploymentKey}</string>`);
    expect(after).not.toContain('previous');
  });

  it('keep Windows line ends', async () => {
    const project = findProject(
      sampleProject({ 'android/app/src/main/res/values/strings.xml': '<resources>\r\n</resources>\r\n' }),
    );
    const android = (await readNativeSettings(project))[1]!;
    expect(editNativeSettings(android, values).after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('make the file when it is not there', async () => {
    const project = findProject(sampleProject({ 'android/app/src/main/res/values/strings.xml': null }));
    const android = (await readNativeSettings(project))[1]!;
    expect(editNativeSettings(android, values).after).toMatch(/^<\?xml.*<resources>/s);
  });

  it('survive any address', async () => {
    const project = findProject(sampleProject());
    const all = await readNativeSettings(project);
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (serverUrl) => {
        const [ios, android] = all.map((one) => editNativeSettings(one, { ...values, serverUrl }).after);
        const escaped = serverUrl.replaceAll('&', '&amp;');
        expect(ios).toContain(`<key>CodePushServerURL</key>\n\t<string>${escaped}</string>`);
        expect(android).toContain(`name="CodePushServerUrl">${escaped}</string>`);
      }),
    );
  });
});
