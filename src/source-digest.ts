import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What decides how documents are read, below the root of the project. */
const PIPELINE = [
  'data/reference',
  'extractors',
  'normalizers',
  'src/checks',
  'src/model',
  'src/readers',
  'src/default-extractors.ts',
  'src/default-pipeline.ts',
  'src/pipeline.ts',
  'package.json',
];

/** The part of it that decides what is recognised on the picture of a page. */
const RECOGNITION = ['extractors/ocr', 'package.json'];

const LENGTH = 12;

const filesOf = (root: string, path: string): readonly string[] => {
  if (/\.(ts|json)$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
};

const digestOf = (root: string, paths: readonly string[]): string => {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => filesOf(root, path)).map((file) => file.replaceAll('\\', '/'));
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, LENGTH);
};

/** Digests of the sources: databases and caches know by them what an older version made. */
export interface SourceDigest {
  readonly version: string;
  readonly pipeline: string;
  readonly recognition: string;
}

/** Computes the digests of the sources below the root of the project; the dependencies count by their pinned versions. */
export const sourceDigest = (root: string): SourceDigest => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { version, pipeline: digestOf(root, PIPELINE), recognition: digestOf(root, RECOGNITION) };
};
