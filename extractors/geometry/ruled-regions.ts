import type { Line } from './build-lines.ts';
import { joinRules } from './join-rules.ts';
import type { ChunkedLine } from './line-chunks.ts';
import type { Rule } from './marks.ts';
import { snapRules } from './snap-rules.ts';

/** Ends of the rules of one table lie this close, in points. */
const SAME_END = 4;
const LEAST_LENGTH = 60;
/** Header, body and end (三线表) are parted by three rules; two may frame anything. */
const LEAST_RULES = 3;
/** A band with one text is a row of the table unless it is so much higher than the other rows. */
const TALLER = 1.6;
/** Characters of a single text that is prose between two tables. */
const LONGEST_TITLE = 90;

/** What is needed of a line here. */
export interface ChunkedText {
  readonly line: Line;
  readonly chunked: ChunkedLine;
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  /** Lines of several texts. */
  readonly rows: number;
  readonly text: number;
  /** A title stands between rows of the band: one table ends there and another begins. */
  readonly titled: boolean;
}

/** Blank over a title, in ems. */
const TITLE_GAP = 0.6;

/** Does a single text at the left edge stand apart from the rows over it? */
const hasTitle = (lines: readonly ChunkedText[], inside: readonly number[], left: number): boolean =>
  inside.slice(1).some((at, i) => {
    const [before, { line, chunked }] = [lines[inside[i]!]!, lines[at]!];
    if (chunked.chunks.length > 1 || line.box[0] > left + 2 * line.size) return false;
    return line.box[1] - before.line.box[3] > TITLE_GAP * line.size;
  });

const groupsOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    if (rule.end - rule.start < LEAST_LENGTH) continue;
    const group = groups.find(
      ([first]) => Math.abs(first!.start - rule.start) < SAME_END && Math.abs(first!.end - rule.end) < SAME_END,
    );
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups.filter((group) => group.length >= LEAST_RULES);
};

const bandOf = (lines: readonly ChunkedText[], upper: Rule, lower: Rule): Band => {
  const inside = lines.flatMap(({ line: { box } }, at) => {
    const middle = (box[1] + box[3]) / 2;
    return middle > upper.position && middle < lower.position && box[0] > upper.start - 3 && box[2] < upper.end + 3
      ? [at]
      : [];
  });
  return {
    from: inside[0] ?? -1,
    to: inside.at(-1) ?? -1,
    height: lower.position - upper.position,
    rows: inside.filter((at) => lines[at]!.chunked.chunks.length > 1).length,
    text: inside.reduce((sum, at) => sum + lines[at]!.line.text.length, 0),
    titled: hasTitle(lines, inside, upper.start),
  };
};

const countOf = ({ from, to }: Band): number => (from < 0 ? 0 : to - from + 1);

/** Does the band lie between two tables rather than in one: nothing, a title, a paragraph? */
const isBetween = (band: Band, rowHeight: number): boolean => {
  if (band.rows > 0) return band.titled || band.rows < 0.2 * countOf(band);
  if (countOf(band) === 0) return band.height > TALLER * rowHeight;
  return band.height > TALLER * rowHeight || band.text > LONGEST_TITLE;
};

/**
 * Runs of lines (first and last index) that at least three horizontal rules of one length enclose, with several texts
 * in the band under the first: a table whatever its texts look like.
 */
export const ruledRegions = (
  lines: readonly ChunkedText[],
  horizontal: readonly Rule[],
): readonly (readonly [from: number, to: number])[] => {
  const rules = [...joinRules(snapRules(horizontal))].sort((a, b) => a.position - b.position);
  return groupsOf(rules).flatMap((group) => {
    const bands = group.slice(1).map((lower, i) => bandOf(lines, group[i]!, lower));
    const rowHeight = Math.min(...bands.filter(({ rows }) => rows > 0).map((band) => band.height / countOf(band)));
    const runs: Band[][] = [[]];
    for (const band of bands) {
      if (isBetween(band, rowHeight)) runs.push([]);
      else runs.at(-1)!.push(band);
    }
    return runs.flatMap((run) => {
      const filled = run.filter((band) => countOf(band) > 0);
      const [first, last] = [filled[0], filled.at(-1)];
      if (run.length < LEAST_RULES - 1 || !first || !last || first.rows === 0 || filled.length < 2) return [];
      return last.to > first.from ? [[first.from, last.to] as const] : [];
    });
  });
};
