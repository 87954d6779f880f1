import { BASE_DOCUMENTS } from './base-documents.ts';
import type { HostileFile } from './hostile-file.ts';

/** Formats that cannot know where they should have ended. */
const WITHOUT_END: ReadonlySet<string> = new Set(['html', 'txt', 'eml', 'tar', 'png', 'pdf', 'gz']);

/** Every base document cut at `count` places, evenly from its first byte to its last. */
export const truncatedFiles = (count: number): readonly HostileFile[] =>
  Object.entries(BASE_DOCUMENTS).flatMap(([format, whole]) =>
    Array.from({ length: count }, (_, i): HostileFile => {
      const share = (i + 1) / (count + 1);
      return {
        name: `cut-${Math.round(share * 1000)}.${format}`,
        expects: WITHOUT_END.has(format) ? 'survival' : 'finding',
        make: () => whole().subarray(0, Math.floor(whole().length * share)),
        whole,
      };
    }),
  );

/** Small seeded generator (mulberry32), so that a failing file can be made again from its name. */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const scramble = (bytes: Uint8Array, seed: number): Uint8Array => {
  const random = seeded(seed);
  const damaged = Uint8Array.from(bytes);
  const count = 1 + Math.floor(random() * 30);
  for (let i = 0; i < count; i++) damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
  return damaged;
};

/** Every base document with up to 30 bytes overwritten, `count` times. */
export const scrambledFiles = (count: number): readonly HostileFile[] =>
  Object.entries(BASE_DOCUMENTS).flatMap(([format, whole], f) =>
    Array.from({ length: count }, (_, i): HostileFile => {
      const seed = f * 1000 + i;
      return { name: `scrambled-${seed}.${format}`, expects: 'survival', make: () => scramble(whole(), seed) };
    }),
  );
