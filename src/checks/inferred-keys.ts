import type { Filing } from '../model/index.ts';

/** Records that were read under labels in no list (推断的标签). */
export const inferredKeys = ({ notes }: Filing): ReadonlySet<string> =>
  new Set(
    notes.flatMap(({ code, subjects }) => (code === 'label-inferred' ? (subjects ?? []).map(({ key }) => key) : [])),
  );
