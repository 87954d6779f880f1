import type { Note } from '../../model/index.ts';
import type { Role } from '../align-row.ts';
import { endsIndicators } from '../ends-indicators.ts';
import { isFormTitle, isTableTitle } from '../form-title.ts';
import { composeLabel, namedLevel } from '../label-grammar.ts';
import { emptyMeanings, type InferredMeaning } from '../lexicon.ts';
import type { ReadContext } from '../read-context.ts';
import { extendHeader, readHeader, type TableHeader } from '../table-header.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Line, solidCells, type Token } from '../token.ts';
import { inferFields } from './infer-fields.ts';
import { inferHeader } from './infer-header.ts';
import { inferMoneyHeader } from './infer-money-header.ts';
import { inferSubheader } from './infer-subheader.ts';
import { isTargetTitle } from './is-target-title.ts';
import { labelNote } from './label-note.ts';

interface Walk {
  /** Indicator table that the next rows belong to. */
  table: TableHeader | null;
  /** The text so far speaks of targets of public money (绩效目标, 自评). */
  isTargetForm: boolean;
  readonly notes: Note[];
}

const noteLabel = (walk: Walk, token: Token, meaning: string, inferred: InferredMeaning, at: string): void =>
  void walk.notes.push(labelNote(token, meaning, inferred, at));

const stands = (cell: Token, role: Role): boolean =>
  cell.column !== null &&
  role.start !== null &&
  role.end !== null &&
  cell.column >= role.start &&
  cell.column < role.end;

const LONGEST_LEVEL = 14;
/** Without columns only a text that calls itself an indicator or goal is a level: 项目总成本 is the name of one. */
const LEVEL_WORD = /(?:指标|目标)(?:[(（].*)?$/;

/** A counted row that was not displaced: a name stands under the name, a value under the value. */
const standsStraight = (line: Line, roles: readonly Role[]): boolean => {
  const under = (id: string): Token | undefined => {
    const role = roles.find((candidate) => candidate.id === id);
    return role && line.cells.find((cell) => !isBlank(cell) && stands(cell, role));
  };
  const [name, value] = [under('name'), under('value')];
  return name !== undefined && value !== undefined && tokenTraits(name).letters >= 2 && !tokenTraits(name).quantity;
};

/** Whether a cell stands in a level column: by its column, or as one of the first cells where only the order is known. */
const levelOf = (line: Line, cell: Token, roles: readonly Role[]): 'level1' | 'level2' | null => {
  const levels = roles.filter(({ id }) => id === 'level1' || id === 'level2');
  if (line.geometry === 'grid') {
    const role = levels.find((candidate) => stands(cell, candidate));
    return role ? (role.id as 'level1' | 'level2') : null;
  }
  if (line.geometry === 'slots' && standsStraight(line, roles)) {
    const role = levels.find((candidate) => stands(cell, candidate));
    const meanings = namedLevel(cell.folded);
    if (role && (meanings?.category || meanings?.dimension)) return role.id as 'level1' | 'level2';
  }
  const index = solidCells(line).indexOf(cell);
  const composed = composeLabel(cell.folded)?.meanings;
  if (index > 1 || levels.length === 0) return null;
  if (!LEVEL_WORD.test(cell.folded)) return null;
  return composed?.category ? 'level1' : composed?.dimension ? 'level2' : null;
};

/** A level label that the lexicon does not list keeps its words; its code follows from them where they say it. */
const inferLevel = (line: Line, cell: Token, roles: readonly Role[], walk: Walk): Token => {
  const { letters, quantity } = tokenTraits(cell);
  if (isBlank(cell) || cell.label?.category || cell.label?.dimension || cell.label?.otherDimension) return cell;
  if (letters < 2 || quantity || cell.folded.length > LONGEST_LEVEL) return cell;
  const level = levelOf(line, cell, roles);
  if (!level) return cell;
  const named = namedLevel(cell.folded);
  const [category, dimension] = [named?.category ?? null, named?.dimension ?? null];
  const code = level === 'level1' ? category : dimension;
  const words = composeLabel(cell.folded)?.words ?? cell.folded;
  const inferred = code ? { evidence: `made of ${words}`, isSure: true } : null;
  if (inferred) noteLabel(walk, cell, code!, inferred, cell.at);
  return {
    ...cell,
    label: {
      ...emptyMeanings(cell.text),
      category: level === 'level1' ? category : null,
      dimension: level === 'level2' ? dimension : null,
      otherCategory: level === 'level1' && category === null,
      otherDimension: level === 'level2' && dimension === null,
      inferred,
    },
  };
};

const inferLevels = (line: Line, roles: readonly Role[], walk: Walk): Line => {
  if (!roles.some(({ id }) => id === 'level1' || id === 'level2')) return line;
  const cells = line.cells.map((cell) => inferLevel(line, cell, roles, walk));
  return cells.some((cell, index) => cell !== line.cells[index]) ? { ...line, cells } : line;
};

const inBody = (line: Line, table: TableHeader): boolean =>
  line.kind === 'row' && !endsIndicators(line) && !readHeader(line) && line.block >= table.block;

/** The cell before the columns of a table names its part of the form and its term: 远期绩效指标. */
const inferSection = (header: TableHeader, line: Line, walk: Walk): Line => {
  const { section } = header;
  const composed = section && section.label === null ? composeLabel(section.folded) : null;
  if (!section || !composed?.meanings.field?.endsWith('-section')) return line;
  const inferred = { evidence: composed.meanings.inferred!.evidence, isSure: true };
  const meanings = { ...emptyMeanings(section.text), field: composed.meanings.field, inferred };
  noteLabel(walk, section, composed.meanings.field, inferred, section.at);
  return { ...line, cells: line.cells.map((cell) => (cell.at === section.at ? { ...cell, label: meanings } : cell)) };
};

const hasUnlisted = ({ roles }: TableHeader): boolean => roles.some(({ id }) => id === 'other');

const inferRow = (lines: readonly Line[], at: number, walk: Walk): Line => {
  const line = lines[at]!;
  const listed = readHeader(line);
  if (listed && !(listed.kind === 'indicators' && hasUnlisted(listed))) {
    if (listed.kind === 'indicators') walk.table = listed;
    return inferSection(listed, line, walk);
  }
  const found = inferHeader(lines, at, walk.isTargetForm, listed?.kind === 'indicators');
  const header = found && readHeader(found.line);
  if (found && header?.kind === 'indicators') {
    walk.table = header;
    for (const { token, role, inferred } of found.columns) noteLabel(walk, token, role, inferred, token.at);
    return inferSection(header, found.line, walk);
  }
  if (listed) {
    walk.table = listed;
    return inferSection(listed, line, walk);
  }
  const money = inferMoneyHeader(line, lines.slice(at + 1, at + 3));
  if (money) {
    for (const { token, role, inferred } of money.columns) noteLabel(walk, token, role, inferred, token.at);
    return money.line;
  }
  const { line: read, fields } = inferFields(line, lines[at + 1] ?? null);
  for (const { token, value, meaning } of fields)
    noteLabel(walk, token, meaning, token.label!.inferred!, (value ?? token).at);
  return read;
};

/** A title or heading begins another form or part of one. */
const endsForm = ({ lines }: Token): boolean => isFormTitle(lines) || isTableTitle(lines);

const inferLine = (lines: readonly Line[], at: number, walk: Walk): Line => {
  const line = lines[at]!;
  const cells = solidCells(line);
  if (cells.length === 1 && endsForm(cells[0]!)) walk.table = null;
  if (cells.length === 1) walk.isTargetForm = isTargetTitle(cells[0]!.text) ?? walk.isTargetForm;
  if (line.kind !== 'row' || cells.length === 0) return line;
  if (walk.table && inBody(line, walk.table)) {
    const found = inferSubheader(walk.table, line, lines[at + 1]);
    for (const { token, role, inferred } of found?.columns ?? []) noteLabel(walk, token, role, inferred, token.at);
    const read = found?.line ?? line;
    const wider = extendHeader(walk.table, read);
    if (wider) walk.table = wider;
    return wider ? read : inferLevels(line, walk.table.roles, walk);
  }
  walk.table = null;
  return inferRow(lines, at, walk);
};

/**
 * Gives meanings to labels that the lexicon does not list (标签推断): headers of indicator and money tables by their words
 * and the values under them, level labels by their column, labels of form rows by their words and the value beside them.
 * Every inferred label leaves a note with its evidence; where the evidence is thin the note asks for review.
 */
export const inferLabels = (lines: readonly Line[], context: ReadContext): readonly Line[] => {
  const walk: Walk = { table: null, isTargetForm: false, notes: [] };
  const read = lines.map((_, at) => inferLine(lines, at, walk));
  for (const note of walk.notes) context.note(note);
  return read;
};
