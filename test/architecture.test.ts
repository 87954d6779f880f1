import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// The direction of dependencies: a room imports itself and rooms of the rows below it, never a neighbour.

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Rooms of each row, from the bottom; `pipeline` stands for the files directly in src/. */
const ROWS: readonly (readonly string[])[] = [
  ['src/model'],
  // Text forms, value parsers and repairs are the language that readers and checks speak: a layer of their own.
  ['normalizers'],
  // Merging human decisions with extractions: the store applies it, others may read with it.
  ['src/corrections'],
  ['extractors', 'src/readers', 'src/checks', 'src/store', 'src/crawl'],
  ['src/pipeline'],
  ['src/cli', 'src/export', 'src/report', 'src/review', 'src/worker'],
];

/** The top row is one edge: the command line starts exports, reports, the workers and the review page. */
const NEIGHBOURS_ALLOWED: ReadonlySet<string> = new Set([
  'src/cli',
  'src/export',
  'src/report',
  'src/review',
  'src/worker',
]);

/** Pure and synchronous rooms and the packages they may use. */
const PURE_ROOMS: ReadonlySet<string> = new Set([
  'src/model',
  'normalizers',
  'src/readers',
  'src/checks',
  'src/corrections',
]);
const PURE_PACKAGES: ReadonlySet<string> = new Set(['zod', 'opencc-js', 'pinyin-pro']);

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const roomOf = (path: string): string | null => {
  const room = ROWS.flat().find((name) => path.startsWith(`${name}/`));
  if (room) return room;
  return /^src\/[^/]+\.ts$/.test(path) ? 'src/pipeline' : null;
};

const rowOf = (room: string): number => ROWS.findIndex((row) => row.includes(room));

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const SPECIFIER =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(SPECIFIER)].map((match) => ({
    file,
    specifier: (match[1] ?? match[2] ?? match[3])!,
  }));

const IMPORTS = ['src', 'extractors', 'normalizers'].flatMap(sourceFiles).flatMap(importsOf);

/** Path of a relative import inside the repository; null for packages. */
const targetOf = ({ file, specifier }: Import): string | null =>
  specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : null;

const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isArrowAllowed = (found: Import): boolean => {
  const target = targetOf(found);
  if (target === null || target.startsWith('data/reference/')) return true;
  const [from, to] = [roomOf(found.file), roomOf(target)];
  if (from === null || to === null) return false;
  if (from === to || rowOf(to) < rowOf(from)) return true;
  return NEIGHBOURS_ALLOWED.has(from) && NEIGHBOURS_ALLOWED.has(to);
};

const isPureImport = ({ specifier }: Import): boolean =>
  specifier.startsWith('.') || (!isBuiltin(specifier) && PURE_PACKAGES.has(packageOf(specifier)));

/** Is there a way from the file back to it along imports? */
const importsItself = (file: string, imports: ReadonlyMap<string, readonly string[]>): boolean => {
  const seen = new Set<string>();
  const waiting = [...(imports.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === file) return true;
    if (!seen.has(next)) waiting.push(...(imports.get(next) ?? []));
    seen.add(next);
  }
  return false;
};

const shown = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

describe('architecture', () => {
  test('the imports were found', () => {
    expect(IMPORTS.length).toBeGreaterThan(50);
    expect(IMPORTS.map(shown)).toContain('src/pipeline.ts imports ./model/index.ts');
  });

  test('no import goes against the direction of dependencies', () => {
    expect(IMPORTS.filter((found) => !isArrowAllowed(found)).map(shown)).toEqual([]);
  });

  test('pure rooms import neither Node nor packages other than zod, opencc-js and pinyin-pro', () => {
    const pure = IMPORTS.filter(({ file }) => PURE_ROOMS.has(roomOf(file) ?? ''));
    expect(pure.filter((found) => !isPureImport(found)).map(shown)).toEqual([]);
  });

  test('no file of the extractors imports itself by way of others', () => {
    const targets = new Map(
      sourceFiles('extractors').map((file) => [file, importsOf(file).flatMap((found) => targetOf(found) ?? [])]),
    );
    expect([...targets.keys()].filter((file) => importsItself(file, targets))).toEqual([]);
  });

  test('the model imports zod only', () => {
    const packages = IMPORTS.filter(({ file }) => file.startsWith('src/model/')).filter(
      ({ specifier }) => !specifier.startsWith('.'),
    );
    expect(new Set(packages.map(({ specifier }) => specifier))).toEqual(new Set(['zod']));
  });
});
