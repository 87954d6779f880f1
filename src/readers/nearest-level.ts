import { foldText } from '../../normalizers/text/fold-text.ts';
import { readingCost } from '../../normalizers/text/reading-cost.ts';
import { knownLabels, lookupLabel } from './lexicon.ts';
import type { Token } from './token.ts';

interface LevelLabel {
  readonly label: string;
  readonly folded: string;
  readonly code: string;
}

const codeOf = {
  level1: (folded: string): string | null => lookupLabel(folded)?.category ?? null,
  level2: (folded: string): string | null => {
    const meanings = lookupLabel(folded);
    return meanings?.dimension ?? (meanings?.otherDimension ? folded : null);
  },
} as const;

/** Column of a level: 一级指标 or 二级指标. */
export type Level = keyof typeof codeOf;

const listLabels = (level: Level): readonly LevelLabel[] =>
  knownLabels().flatMap((label) => {
    const folded = foldText(label);
    const code = codeOf[level](folded);
    return code === null ? [] : [{ label, folded, code }];
  });

const LABELS: Readonly<Record<Level, readonly LevelLabel[]>> = {
  level1: listLabels('level1'),
  level2: listLabels('level2'),
};

/** One misread character; in long labels one in three. */
const mostCost = (length: number): number => Math.max(1.05, length / 3);
/** By how much a label of another meaning must be farther away. */
const CLEAR_LEAD = 0.6;

/**
 * The level label (一级指标, 二级指标) that an unknown text in a level column was before it was misread: the nearest one of the closed
 * list, when labels of every other meaning are clearly farther (`杜会效孟指标` → 社会效益指标). Null for `废量`: 数量 or 质量.
 */
export const nearestLevel = ({ folded }: Token, level: Level): string | null => {
  const limit = mostCost(folded.length);
  let best: { label: LevelLabel; cost: number } | null = null;
  let rival = Number.POSITIVE_INFINITY;
  for (const label of LABELS[level]) {
    if (Math.abs(label.folded.length - folded.length) > limit + CLEAR_LEAD) continue;
    const cost = readingCost(folded, label.folded, limit + CLEAR_LEAD);
    if (!best || cost < best.cost) {
      if (best && best.label.code !== label.code) rival = Math.min(rival, best.cost);
      best = { label, cost };
    } else if (best.label.code !== label.code) rival = Math.min(rival, cost);
  }
  return best && best.cost <= limit && rival - best.cost >= CLEAR_LEAD ? best.label.label : null;
};
