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

const startsProject = (line: Line): boolean => {
  const first = solidCells(line)[0]?.label?.field;
  return first === 'project-name' || first === 'project-code';
};

interface OpenSection {
  readonly title: Token | null;
  readonly lines: Line[];
  /** An indicator table, and the first row of a project, stand in it already. */
  hasIndicators: boolean;
  hasProject: boolean;
}

const openSection = (title: Token | null): OpenSection => ({
  title,
  lines: [],
  hasIndicators: false,
  hasProject: false,
});

const addLine = (section: OpenSection, line: Line): void => {
  section.lines.push(line);
  section.hasIndicators ||= readHeader(line)?.kind === 'indicators';
  section.hasProject ||= startsProject(line);
};

/** Whether a row begins another project form although no title stands before it. */
const restarts = (line: Line, { hasIndicators, hasProject }: OpenSection): boolean =>
  hasIndicators &&
  hasProject &&
  line.kind === 'row' &&
  startsProject(line) &&
  solidCells(line).length > 1 &&
  !readHeader(line);

/** A heading right over the indicator table of a form that has named its project (`绩效项目指标表`) begins no other form. */
const headsTable = (title: Token, next: Line | undefined, { hasProject, hasIndicators }: OpenSection): boolean =>
  hasProject &&
  !hasIndicators &&
  next !== undefined &&
  !/20\d{2}/.test(title.folded) &&
  readHeader(next)?.kind === 'indicators';

/**
 * Cuts the lines of a document into printed forms. A title begins a form; so does a second 项目名称 after an indicator
 * table. A title right above another (book title above the first form) opens a form of its own, which may stay empty.
 */
export const cutSections = (lines: readonly Line[]): Section[] => {
  const sections = [openSection(null)];
  for (const [index, line] of lines.entries()) {
    const current = sections.at(-1)!;
    const title = titleOf(line);
    if (title && !headsTable(title, lines[index + 1], current)) sections.push(openSection(title));
    else {
      if (restarts(line, current)) sections.push(openSection(current.title));
      addLine(sections.at(-1)!, line);
    }
  }
  return sections.filter(
    ({ title, lines: body }) =>
      title !== null || holdsRecords(body) || body.some((line) => solidCells(line).length > 0),
  );
};
