import { foldText } from '../../../normalizers/text/fold-text.ts';
import { restoreLabel } from '../../../normalizers/text/restore-label.ts';
import { repair } from '../../model/index.ts';
import { lookupLabel } from '../lexicon.ts';
import type { ReadContext } from '../read-context.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, joinTokens, type Line, makeToken, type Token } from '../token.ts';

/** Shorter labels are ordinary words that two cells can make by chance. */
const SHORTEST = 4;
const LONGEST_OVERLAP = 2;

const overlapOf = (left: string, right: string): number => {
  for (let size = Math.min(LONGEST_OVERLAP, left.length, right.length); size > 0; size--)
    if (left.endsWith(right.slice(0, size))) return size;
  return 0;
};

/** The label that a text is, as printed or, in recognised text, with misread characters restored; null for any other text. */
const labelIn = (text: string, isRecognised: boolean): string | null => {
  const folded = foldText(text);
  if (folded.length < SHORTEST) return null;
  if (lookupLabel(folded)) return text;
  if (!isRecognised) return null;
  const restored = restoreLabel.apply(text).at(-1)?.text;
  return restored !== undefined && lookupLabel(foldText(restored)) ? restored : null;
};

const canBePart = (token: Token): boolean => {
  const { letters, quantity } = tokenTraits(token);
  return !isBlank(token) && letters > 0 && !quantity;
};

/** The end of a level label in a cell of its own: `成本 | 指标`. No row prints 指标 alone. */
const isLevelTail = (left: Token, right: Token): boolean => {
  if (right.folded !== '指标' || !left.label) return false;
  const whole = lookupLabel(left.folded + right.folded);
  return whole !== null && (whole.category !== null || whole.dimension !== null);
};

/**
 * The label that two neighbouring cells are halves of when a plain join makes none: the character at the cut stands in both
 * (`年度资金 | 金申请总额`), or one of them is misread as well (`近两年收 | 支金颜`).
 */
const tornLabel = (left: Token, right: Token, isRecognised: boolean): string | null => {
  if (!canBePart(left) || !canBePart(right)) return null;
  if (isLevelTail(left, right)) return left.lines.trim() + right.lines.trim();
  if (left.label && right.label) return null;
  const [head, tail] = [left.lines.trim(), right.lines.trim()];
  if (lookupLabel(foldText(head + tail))) return null;
  const overlap = overlapOf(head, tail);
  const once = overlap > 0 ? labelIn(head + tail.slice(overlap), isRecognised) : null;
  return once ?? labelIn(head + tail, isRecognised);
};

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const BROKEN = /^\d{1,3}(?:,\d{3})*,\d{0,2}$/;

/**
 * The amount that two neighbouring cells are halves of (`6,029,0 | 00.00`): the left one ends inside a group of thousands, together
 * they make whole groups, and the document prints the amount once more.
 */
const tornAmount = (left: Token, right: Token, context: ReadContext): string | null => {
  const joined = left.folded + right.folded;
  return BROKEN.test(left.folded) && GROUPED.test(joined) && context.timesPrinted(joined) > 0 ? joined : null;
};

const withoutCell = (cells: readonly Token[], gone: number): Token[] =>
  cells.flatMap((cell, at) =>
    at === gone ? [] : [at > gone && cell.column !== null ? { ...cell, column: cell.column - 1 } : cell],
  );

/** Joins the torn labels of a row; where tearing made it longer than the other rows, the cells behind move back. */
const joinInLine = (line: Line, usualLength: number, context: ReadContext): Line => {
  let cells = [...line.cells];
  for (let at = 0; at + 1 < cells.length; at++) {
    const [left, right] = [cells[at]!, cells[at + 1]!];
    const label = tornLabel(left, right, context.isRecognised);
    const whole = label ?? tornAmount(left, right, context);
    if (whole === null) continue;
    const evidence = label ? 'two halves of one printed label' : `the document prints ${whole} elsewhere`;
    context.note(repair('cell-joined', `${left.text} | ${right.text}`, whole, evidence, left.at));
    cells[at] = { ...joinTokens([left, right], whole), width: left.width };
    if (cells.length > usualLength) cells = withoutCell(cells, at + 1);
    else cells[at + 1] = makeToken('', right.at, right.column, right.width);
  }
  return { ...line, cells };
};

/** The length that most rows of each table have. */
const usualLengths = (lines: readonly Line[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, Map<number, number>>();
  for (const { block, cells } of lines) {
    const lengths = counts.get(block) ?? new Map<number, number>();
    lengths.set(cells.length, (lengths.get(cells.length) ?? 0) + 1);
    counts.set(block, lengths);
  }
  return new Map([...counts].map(([block, lengths]) => [block, [...lengths].sort((a, b) => b[1] - a[1])[0]![0]]));
};

/** Joins labels that were torn over two cells of a row with a doubled or a misread character (断字的标签), and torn amounts. */
export const joinTornLabels = (lines: readonly Line[], context: ReadContext): readonly Line[] => {
  const usual = usualLengths(lines);
  return lines.map((line) =>
    line.kind === 'row' && line.geometry === 'slots' ? joinInLine(line, usual.get(line.block)!, context) : line,
  );
};
