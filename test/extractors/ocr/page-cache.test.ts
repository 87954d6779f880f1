import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cachedRecognizer, prunePageCache } from '../../../extractors/ocr/page-cache.ts';
import type { PageImage } from '../../../extractors/ocr/page-image.ts';
import { type Block, finding, type Note, outcome } from '../../../src/model/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-pages-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const pageOf = (grey: number, page = 1): PageImage => ({
  width: 8,
  height: 4,
  channels: 1,
  pixels: new Uint8Array(32).fill(grey),
  page,
  pageBox: [0, 0, 8, 4],
});

/** A recogniser that counts how often it is asked. */
const counting = (notes: readonly Note[] = []) => {
  let asked = 0;
  const text = '填报人：甄有才 13912345678';
  const block: Block = { kind: 'paragraph', at: 'p1.b1', text, page: 1, box: [1, 2, 3, 4.25], confidence: 0.75 };
  return {
    asked: () => asked,
    recognize: async () => {
      asked += 1;
      return outcome([block], notes);
    },
  };
};

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the cache of recognised pages', () => {
  test('a page is recognised once, and gives the same blocks and notes again', async () => {
    const { recognize, asked } = counting([finding('ocr-disagreement', 'info', 'pale', 'p1.b1')]);
    const first = await cachedRecognizer(recognize, { folder, version: '1' })(pageOf(200));
    const again = await cachedRecognizer(recognize, { folder, version: '1' })(pageOf(200));
    expect(again).toEqual(first);
    expect(asked()).toBe(1);
  });

  test.each([
    ['other pixels', pageOf(201), '1'],
    ['another page number', pageOf(200, 2), '1'],
    ['another version', pageOf(200), '2'],
  ])('%s are recognised anew', async (_, page, version) => {
    const { recognize, asked } = counting();
    await cachedRecognizer(recognize, { folder, version: '1' })(pageOf(200));
    await cachedRecognizer(recognize, { folder, version })(page);
    expect(asked()).toBe(2);
  });

  test('what is kept cannot be read without the page', async () => {
    const { recognize } = counting();
    await cachedRecognizer(recognize, { folder, version: '1' })(pageOf(200));
    const [file] = filesIn(folder);
    const bytes = readFileSync(file!);
    expect(bytes.includes('13912345678')).toBe(false);
    expect(bytes.includes('甄有才')).toBe(false);
    expect(statSync(file!).mode & 0o077).toBe(0);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 9)],
    ['changed', (bytes: Buffer) => bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte))],
    ['empty', () => Buffer.alloc(0)],
  ])('an entry that is %s is recognised anew and mended', async (_, damage) => {
    const { recognize, asked } = counting();
    const cached = cachedRecognizer(recognize, { folder, version: '1' });
    const first = await cached(pageOf(200));
    const [file] = filesIn(folder);
    writeFileSync(file!, damage(readFileSync(file!)));
    expect(await cached(pageOf(200))).toEqual(first);
    expect(await cached(pageOf(200))).toEqual(first);
    expect(asked()).toBe(2);
  });

  test.each(['unreadable', 'ocr-engine-missing'] as const)('a result with the finding %s is not kept', async (code) => {
    const { recognize, asked } = counting([finding(code, 'error', 'the engine broke')]);
    const cached = cachedRecognizer(recognize, { folder, version: '1' });
    await cached(pageOf(200));
    await cached(pageOf(200));
    expect(asked()).toBe(2);
  });

  test('a folder that cannot be written costs nothing but time', async () => {
    const { recognize } = counting();
    writeFileSync(join(folder, 'file'), '');
    const cached = cachedRecognizer(recognize, { folder: join(folder, 'file', 'below'), version: '1' });
    expect((await cached(pageOf(200))).value).toHaveLength(1);
  });

  test('entries that were not used for longest go first', async () => {
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      writeFileSync(join(folder, name), new Uint8Array(100));
      utimesSync(join(folder, name), 1000 + index, 1000 + index);
    }
    await prunePageCache(folder, 500);
    expect(readdirSync(folder)).toHaveLength(5);
    await prunePageCache(folder, 400);
    expect(readdirSync(folder).sort()).toEqual(['c', 'd', 'e']);
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });
});
