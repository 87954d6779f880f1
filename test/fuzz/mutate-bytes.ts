import type { Random } from '../noise/random.ts';

type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Numbers that break sizes, offsets and counts. */
const MAGIC = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

const placeIn = (bytes: Buffer, random: Random): number => random.below(bytes.length + 1);

const runIn = (bytes: Buffer, random: Random, most: number): readonly [from: number, to: number] => {
  const from = placeIn(bytes, random);
  return [from, Math.min(bytes.length, from + 1 + random.below(most))];
};

const overwrite: Mutation = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  for (let count = 1 + random.below(30); count > 0 && damaged.length > 0; count -= 1)
    damaged[random.below(damaged.length)] = random.below(256);
  return damaged;
};

const flipBits: Mutation = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  for (let count = 1 + random.below(8); count > 0 && damaged.length > 0; count -= 1) {
    const at = random.below(damaged.length);
    damaged[at] = damaged[at]! ^ (1 << random.below(8));
  }
  return damaged;
};

const plantNumber: Mutation = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  const value = random.pick(MAGIC);
  const width = random.pick([2, 4]);
  if (damaged.length < width) return damaged;
  const at = random.below(damaged.length - width + 1);
  if (width === 2) damaged.writeUInt16LE(value & 0xffff, at);
  else damaged.writeUInt32LE(value >>> 0, at);
  return damaged;
};

const cut: Mutation = (bytes, random) => bytes.subarray(0, placeIn(bytes, random));

const drop: Mutation = (bytes, random) => {
  const [from, to] = runIn(bytes, random, 400);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const repeat: Mutation = (bytes, random) => {
  const [from, to] = runIn(bytes, random, 2000);
  const copies = Array.from({ length: 1 + random.below(20) }, () => bytes.subarray(from, to));
  return Buffer.concat([bytes.subarray(0, to), ...copies, bytes.subarray(to)]);
};

const insertNoise: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  const noise = Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256)));
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
};

const blank: Mutation = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  const [from, to] = runIn(damaged, random, 2000);
  return damaged.fill(random.pick([0, 0x20, 0xff]), from, to);
};

const swapRuns: Mutation = (bytes, random) => {
  const [a, b] = [placeIn(bytes, random), placeIn(bytes, random)].sort((x, y) => x - y) as [number, number];
  const middle = a + random.below(b - a + 1);
  const parts = [bytes.subarray(0, a), bytes.subarray(middle, b), bytes.subarray(a, middle), bytes.subarray(b)];
  return Buffer.concat(parts);
};

const MUTATIONS: readonly Mutation[] = [
  overwrite,
  flipBits,
  plantNumber,
  cut,
  drop,
  repeat,
  insertNoise,
  blank,
  swapRuns,
];

/** Damages bytes without regard to what they mean, in one to three ways. */
export const mutateBytes = (bytes: Uint8Array, random: Random): Buffer => {
  let damaged = Buffer.from(bytes);
  for (let count = 1 + random.below(3); count > 0; count -= 1)
    damaged = Buffer.from(random.pick(MUTATIONS)(damaged, random));
  return damaged;
};
