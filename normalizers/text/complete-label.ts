import { fitsNeighbours, isNumeral } from './confusables.ts';
import { foldWithOrigins } from './fold-text.ts';
import { standsAlone } from './term-readings.ts';
import { TERMS } from './terms.ts';
import type { TextRepair } from './text-repair.ts';

interface Gap {
  readonly label: string;
  /** Offset of the lost character in the label. */
  readonly at: number;
}

const known = new Set(Object.values(TERMS).flat());

/**
 * Labels by what is left of them when one inner character is lost; null where two labels leave the same. What lost its
 * first or last character may as well be half of a torn cell (`成时限` behind `年度任务完`).
 */
const gaps = new Map<string, Gap | null>();
for (const label of new Set(TERMS.labels)) {
  for (let at = 1; at < label.length - 1; at++) {
    const rest = label.slice(0, at) + label.slice(at + 1);
    if (isNumeral(label[at]!) || /[0-9]/.test(label[at]!)) gaps.set(rest, null);
    else if (gaps.get(rest)?.label === label) continue;
    else gaps.set(rest, gaps.has(rest) ? null : { label, at });
  }
}

const isOrphan = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && !standsAlone(text[at]) && !fitsNeighbours(text, at);

/** Restores the one character that a printed label lost (标签缺字), when what is left of it makes no word: `绩效标表`. */
export const completeLabel: TextRepair = {
  name: 'complete-label',
  code: 'label-repair',
  apply: (text) => {
    if (text.length > 30) return [];
    const { folded, origins } = foldWithOrigins(text);
    const gap = known.has(folded) ? null : gaps.get(folded);
    if (!gap) return [];
    const isLeftOrphan = isOrphan(folded, gap.at - 1);
    const isRightOrphan = isOrphan(folded, gap.at);
    // A label of three characters leaves two, which need to be strange on both sides: `指值`.
    const isProven = folded.length > 2 ? isLeftOrphan || isRightOrphan : isLeftOrphan && isRightOrphan;
    if (!isProven) return [];
    const place = origins[gap.at]!;
    const completed = text.slice(0, place) + gap.label[gap.at]! + text.slice(place);
    return [{ text: completed, evidence: `the label ${gap.label} without one character` }];
  },
  cases: [
    { before: '绩效标表', after: '绩效目标表' },
    { before: '数量标', after: '数量指标' },
    { before: '其中：财资金', after: '其中：财政资金' },
  ],
  keeps: [
    '总目标',
    '项目名',
    '三级指',
    '成时限',
    '其中：财政资',
    '级指标',
    '满意指标',
    '指标',
    '预算',
    '年度目标',
    '完成情况',
    '月底',
  ],
};
