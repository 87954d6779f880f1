import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// Layouts are read by what their words mean: no region, county or sample may be known to the code.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const divisions = JSON.parse(readFileSync(join(ROOT, 'data/reference/divisions.json'), 'utf8')) as {
  readonly current: Readonly<Record<string, string>>;
};
/** 朝阳区, 巴彦县 …; names of two characters (`城区`, `矿区`, `青县`) are words of the language too. */
const PLACES = [...new Set(Object.values(divisions.current))].filter((name) => name.length >= 3);

/** Code without its comments: doc comments show printed examples. */
const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const files = ['src/readers', 'normalizers'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('readers and normalizers', () => {
  test('know no place by name', () => {
    const found = files.flatMap((path) => {
      const code = withoutComments(readFileSync(path, 'utf8'));
      return PLACES.filter((place) => code.includes(place)).map((place) => `${relative(ROOT, path)}: ${place}`);
    });
    expect(found).toEqual([]);
  });

  test('know no sample', () => {
    const slugs = readdirSync(join(ROOT, 'samples'));
    const found = files.flatMap((path) => {
      const code = withoutComments(readFileSync(path, 'utf8'));
      return slugs.filter((slug) => code.includes(slug)).map((slug) => `${relative(ROOT, path)}: ${slug}`);
    });
    expect(found).toEqual([]);
  });
});
