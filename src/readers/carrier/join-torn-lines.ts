import type { Line, Token } from '../token.ts';
import { joinLabels } from './join-labels.ts';

/** A line of text with the cells it was cut into. */
export interface CutLine {
  readonly line: Line;
  readonly cells: readonly Token[];
}

/** The label that the last cell of a line and the one cell of the next make together: 社会效益 + 指标. */
const tornLabel = (above: CutLine, below: CutLine): Token | null => {
  if (below.cells.length !== 1 || above.cells.length === 0) return null;
  const [joined, ...more] = joinLabels([above.cells.at(-1)!, below.cells[0]!]);
  return more.length === 0 && joined!.label ? joined! : null;
};

const isLevel = ({ label }: Token): boolean =>
  label !== null &&
  (label.category !== null || label.dimension !== null || label.columns.indicators?.startsWith('level') === true);

const isSection = ({ label }: Token): boolean => label?.field === 'indicators-section';

/** Level labels alone on a line belong to the row that follows, which begins with another level, or with a name. */
const beginsRow = ({ cells }: CutLine, next: CutLine): boolean =>
  cells.every((cell) => isLevel(cell) || isSection(cell)) &&
  cells.some(isLevel) &&
  next.cells.length > 1 &&
  (isLevel(next.cells[0]!) || next.cells[0]!.label === null);

/**
 * Joins what a cell of several lines tears where a web page is copied as text: the lines of its label (`社会效益⏎指标⏎`), and the
 * label with the row it stands in (`社会效益指标⏎受益户数 120户`).
 */
export const joinTornLines = (lines: readonly CutLine[]): CutLine[] => {
  const joined: CutLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const label = above ? tornLabel(above, line) : null;
    if (above && label) joined[joined.length - 1] = { ...above, cells: [...above.cells.slice(0, -1), label] };
    else joined.push(line);
  }
  const rows: CutLine[] = [];
  for (const line of joined.toReversed()) {
    const below = rows.at(-1);
    if (below && beginsRow(line, below))
      rows[rows.length - 1] = { line: line.line, cells: [...line.cells, ...below.cells] };
    else rows.push(line);
  }
  return rows.reverse();
};
