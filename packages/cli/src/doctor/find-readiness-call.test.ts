import { describe, expect, it } from 'vitest';
import { sampleProject } from '../testing/sample-project.ts';
import { findReadinessCall, readinessCallIn } from './find-readiness-call.ts';

const SDK = 'react-native-code-push';
const from = `import codePush from '${SDK}';\n`;

describe('the readiness call', () => {
  it.each([
    [`${from}codePush.notifyAppReady();`, 'notifyAppReady()'],
    [`import { notifyAppReady } from '${SDK}';\nnotifyAppReady();`, 'notifyAppReady()'],
    [`import CodePush from '${SDK}';\nCodePush.sync({});`, 'CodePush.sync()'],
    [`const cp = require('${SDK}');\ncp\n  .sync();`, 'cp.sync()'],
    [`${from}export default codePush(App);`, 'the codePush wrapper'],
    [`${from}export default codePush({ checkFrequency: 1 })(App);`, 'the codePush wrapper'],
    [`${from}@codePush\nclass App {}`, 'the codePush wrapper'],
  ])('is seen in %s', (source, call) => {
    expect(readinessCallIn(source, SDK)).toBe(call);
  });

  it.each([
    ['a file without the SDK', 'database.sync();'],
    ['a line comment', `${from}// codePush.sync();`],
    ['a block comment', `${from}/* codePush(App) */`],
    ['another object', `${from}database.sync();`],
    ['an import alone', from],
  ])('is not seen in %s', (_, source) => {
    expect(readinessCallIn(source, SDK)).toBeNull();
  });

  it('is looked for in the sources of the app, not in its packages', async () => {
    const root = sampleProject({
      'App.js': null,
      'node_modules/x/index.js': `${from}codePush.sync();`,
      'ios/x.js': `${from}codePush.sync();`,
    });
    expect(await findReadinessCall(root, SDK)).toBeNull();
    const found = await findReadinessCall(
      sampleProject({ 'src/deep/start.tsx': `${from}codePush.sync();` }),
      SDK,
    );
    expect(found).toEqual({ file: 'src/deep/start.tsx', call: 'codePush.sync()' });
  });
});
