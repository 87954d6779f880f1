import { agreeingShare } from './agreeing-share.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import type { Chunk } from './line-chunks.ts';
import { isNumeric } from './numeric-text.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { textOutline } from './text-outline.ts';

/** What the texts of one column have in common. */
export interface ColumnEvidence {
  readonly texts: readonly string[];
  /** Share of the texts whose left edges, right edges or middles fall together, whichever is most. */
  readonly aligned: number;
  /** Share of the texts that are figures. */
  readonly figures: number;
  /** Commonest kind of text in outline (`9.9`, `a`), and its share. */
  readonly kind: string;
  readonly alike: number;
}

/** Edges fall together within this, in ems. */
const SAME_EDGE = 0.12;

const share = (count: number, all: number): number => (all === 0 ? 0 : count / all);

const alignment = (chunks: readonly Chunk[]): number => {
  const slack = SAME_EDGE * (chunks[0]?.size ?? 0);
  return Math.max(
    agreeingShare(
      chunks.map(({ box }) => box[0]),
      slack,
    ),
    agreeingShare(
      chunks.map(({ box }) => box[2]),
      slack,
    ),
    agreeingShare(
      chunks.map(({ box }) => (box[0] + box[2]) / 2),
      slack,
    ),
  );
};

const commonest = (kinds: readonly string[]): readonly [kind: string, count: number] => {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0]);
};

/** Looks at the columns of aligned lines one by one. */
export const columnEvidence = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
): readonly ColumnEvidence[] =>
  columns.map((_, index) => {
    const chunks = textsOf(lines, index).map(({ chunk }) => chunk);
    const texts = chunks.map(({ text }) => text.trim());
    const [kind, count] = commonest(texts.map(textOutline));
    return {
      texts,
      aligned: alignment(chunks),
      figures: share(texts.filter(isNumeric).length, texts.length),
      kind,
      alike: share(count, texts.length),
    };
  });
