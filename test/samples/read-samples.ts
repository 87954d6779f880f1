import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing, type Source } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import type { ExpectedFiling } from './compare-records.ts';

/** Folder of the samples that come with the project. */
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** One folder under `samples/`: the file as received, and what a person read in it. */
export interface Sample {
  readonly slug: string;
  readonly file: string;
  readonly source: Source;
  readonly about: Readonly<Record<string, string>>;
  readonly expected: ExpectedFiling;
}

const parse = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

const readSample = (slug: string): Sample => {
  const files = readdirSync(`${SAMPLES}${slug}`).filter((name) => !name.endsWith('.json'));
  const file = files[0];
  if (file === undefined || files.length > 1) throw new Error(`samples/${slug}: expected one source, found ${files}`);
  const bytes = new Uint8Array(readFileSync(`${SAMPLES}${slug}/${file}`));
  return {
    slug,
    file,
    source: { id: createHash('sha256').update(bytes).digest('hex'), bytes, origin: `samples/${slug}/${file}` },
    about: parse(`${SAMPLES}${slug}/about.json`),
    expected: parse(`${SAMPLES}${slug}/expected.json`),
  };
};

/** All samples, in the order of their names. */
export const readSamples = (): readonly Sample[] =>
  readdirSync(SAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readSample(name))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));

/** The filing that the pipeline makes of a source. */
export const fileOf = (source: Source): Promise<Filing> => ingestSource(pipeline, source, { limits: DEFAULT_LIMITS });
