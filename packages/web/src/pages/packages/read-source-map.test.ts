import { expect, test } from 'vitest';
import { readSourceMap } from './read-source-map.ts';

const file = (text: string): File => new File([text], 'main.jsbundle.map');

test.each([
  ['a plain one', { version: 3, sources: [], names: [], mappings: '' }],
  ['one of sections, as bundlers join them', { version: 3, sections: [] }],
])('%s is a source map, and is sent byte by byte', async (_kind, map) => {
  const text = `)]}'\n${JSON.stringify(map)}`;
  const ready = await readSourceMap(file(text));
  expect(ready).toMatchObject({ fileName: 'main.jsbundle.map', sizeBytes: text.length });
  expect(await ready.blob.text()).toBe(text);
});

test.each(['', 'null', '[]', '{"version":3}', '{"version":2,"mappings":""}', 'var a = 1;'])(
  '%j is none',
  async (text) => {
    await expect(readSourceMap(file(text))).rejects.toThrow(SyntaxError);
  },
);
