import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BASE_DOCUMENTS } from '../hostile/base-documents.ts';
import { seededRandom } from '../noise/random.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateStructure } from './mutate-structure.ts';

/** A mutated document; the same seed makes the same bytes. */
export interface FuzzInput {
  readonly seed: number;
  readonly origin: string;
  readonly format: string;
  readonly bytes: Uint8Array;
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
/** Formats that recognition may be asked for; their share is bounded. */
const PICTURES: readonly string[] = ['png'];
const PICTURE_SHARE = 0.02;
/** A wrong name over right bytes, as servers and people give them. */
const WRONG_NAME_SHARE = 0.1;

interface Base {
  readonly format: string;
  readonly make: () => Uint8Array;
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Documents of the samples: real sizes and the damage of the world. */
const sampleBases = (): Base[] =>
  readdirSync(SAMPLES)
    .flatMap((slug) => readdirSync(`${SAMPLES}${slug}`).map((name) => ({ name, path: `${SAMPLES}${slug}/${name}` })))
    .filter(({ name }) => !name.endsWith('.json'))
    .map(({ name, path }) => ({ format: extensionOf(name), make: () => new Uint8Array(readFileSync(path)) }));

const remembered = <T>(make: () => T): (() => T) => {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
};

const bases = remembered((): { readonly texts: readonly Base[]; readonly pictures: readonly Base[] } => {
  const own = Object.entries(BASE_DOCUMENTS).map(([format, make]) => ({ format, make }));
  const all = [...own, ...sampleBases()].map(({ format, make }) => ({ format, make: remembered(make) }));
  const isPicture = ({ format }: Base): boolean => PICTURES.includes(format);
  return { texts: all.filter((base) => !isPicture(base)), pictures: all.filter(isPicture) };
});

/** The mutated document of a seed: a base of any format, damaged by its bytes, its structure, or both. */
export const fuzzInput = (seed: number): FuzzInput => {
  const random = seededRandom(seed);
  const { texts, pictures } = bases();
  const { format, make } = random.pick(random.next() < PICTURE_SHARE ? pictures : texts);
  const way = random.next();
  const bytes =
    way < 0.4
      ? mutateBytes(make(), random)
      : way < 0.9
        ? mutateStructure(format, make(), random)
        : mutateBytes(mutateStructure(format, make(), random), random);
  const named = random.next() < WRONG_NAME_SHARE ? random.pick(texts).format : format;
  return { seed, format, origin: `seed-${seed}.${named}`, bytes: new Uint8Array(bytes) };
};
