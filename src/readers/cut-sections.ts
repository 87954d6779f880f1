import { isFormTitle, isTableTitle } from './form-title.ts';
import { readHeader } from './table-header.ts';
import { isBlank, type Line, solidCells, type Token } from './token.ts';

/** Lines of one printed form (一张表) and the title they stand under. */
export interface Section {
  readonly title: Token | null;
  readonly lines: readonly Line[];
}

/** A title stands alone in its line: a paragraph, or a row of one cell. */
const titleOf = (line: Line): Token | null => {
  const cells = solidCells(line);
  const [cell] = cells;
  if (cells.length !== 1 || !cell || isBlank(cell)) return null;
  const lines = cell.lines.split('\n').map((text) => text.trim());
  const isTitle = (text: string): boolean => isFormTitle(text) || isTableTitle(text);
  return lines.some(isTitle) || isTitle(cell.text) ? cell : null;
};

const holdsRecords = (lines: readonly Line[]): boolean =>
  lines.some(
    (line) =>
      line.kind === 'row' &&
      (readHeader(line) !== null || solidCells(line).some((cell) => cell.label?.field === 'project-name')),
  );

/** Whether a row begins another project form although no title stands before it. */
const restarts = (line: Line, lines: readonly Line[]): boolean => {
  const cells = solidCells(line);
  const starts = (candidate: Line): boolean => {
    const first = solidCells(candidate)[0]?.label?.field;
    return first === 'project-name' || first === 'project-code';
  };
  if (line.kind !== 'row' || !starts(line) || cells.length < 2 || readHeader(line)) return false;
  return lines.some((before) => readHeader(before)?.kind === 'indicators') && lines.some(starts);
};

/**
 * Cuts the lines of a document into printed forms. A title begins a form; so does a second 项目名称 after an indicator
 * table. A title right above another (book title above the first form) opens a form of its own, which may stay empty.
 */
export const cutSections = (lines: readonly Line[]): Section[] => {
  const sections: { title: Token | null; lines: Line[] }[] = [{ title: null, lines: [] }];
  for (const line of lines) {
    const current = sections.at(-1)!;
    const title = titleOf(line);
    if (title) sections.push({ title, lines: [] });
    else if (restarts(line, current.lines)) sections.push({ title: current.title, lines: [line] });
    else current.lines.push(line);
  }
  return sections.filter(
    ({ title, lines: body }) =>
      title !== null || holdsRecords(body) || body.some((line) => solidCells(line).length > 0),
  );
};
