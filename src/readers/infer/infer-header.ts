import { joinLabels } from '../carrier/join-labels.ts';
import { composeLabel } from '../label-grammar.ts';
import { emptyMeanings, type InferredMeaning, qualitativeShape } from '../lexicon.ts';
import { isGarbage, tokenTraits } from '../text-traits.ts';
import { isBlank, type Line, solidCells, type Token } from '../token.ts';
import { type AssignedColumn, assignColumns } from './assign-columns.ts';
import { isNear, type UnknownColumn } from './column-evidence.ts';

/** Roles whose values come from a closed vocabulary: the values alone can prove them. */
const CLOSED: ReadonlySet<string> = new Set(['level1', 'level2', 'sign', 'unit', 'direction', 'core']);
const SURE_MARGIN = 1.5;
const SURE_WORDS = 4;
const CLOSED_VALUES = 2;
const LEAST_VALUES = -0.25;
/** What the values must say where one character of the heading is misread. */
const NEAR_VALUES = 1;
const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 24;
const LONGEST_HEADER = 24;
const MOST_ROWS = 60;
const FEWEST_ROWS = 2;

/** Cells of a header row; counted carriers tear labels over cells. */
const headerTokens = (line: Line): Token[] =>
  line.geometry === 'slots' ? joinLabels(solidCells(line)) : solidCells(line);

const isHeaderText = (token: Token): boolean => {
  const { number, percent, quantity, sign, dash, letters } = tokenTraits(token);
  return token.folded.length <= LONGEST_HEADER && letters >= 2 && !number && !percent && !quantity && !sign && !dash;
};

const isListed = ({ label }: Token): boolean => label?.columns.indicators !== undefined;

/** Headings, of which recognition may have destroyed one for every two that are listed. */
const areHeadings = (tokens: readonly Token[]): boolean => {
  const rest = tokens.filter((token) => !isHeaderText(token));
  return rest.every((token) => isGarbage(tokenTraits(token))) && rest.length * 2 <= tokens.filter(isListed).length;
};

/** A label of the form with its value beside it stands in no header: 资金用途 | 用于…. */
const isFilledField = ({ label }: Token): boolean =>
  label?.field != null && label.columns.indicators === undefined && !label.field.endsWith('-section');

const isLevel = ({ label, folded }: Token): boolean => {
  const meanings = label ?? composeLabel(folded)?.meanings;
  return meanings?.category != null || meanings?.dimension != null || meanings?.otherDimension === true;
};

/** A row that belongs to another part of the form ends the body. */
const endsBody = (line: Line, columns: number): boolean => {
  const cells = solidCells(line);
  const first = cells[0]?.label;
  if (line.kind !== 'row' || cells.length === 0) return line.kind !== 'row';
  if (first && !first.category && !first.dimension && !first.otherDimension && (first.field || first.item === 'total'))
    return true;
  return columns > 3 && cells.length === 1 && cells[0]!.width >= columns - 1;
};

const bodyBelow = (lines: readonly Line[], at: number, columns: number): Line[] => {
  const body: Line[] = [];
  for (let row = at + 1; row < lines.length && body.length < MOST_ROWS; row++) {
    const line = lines[row]!;
    if (line.block !== lines[at]!.block || endsBody(line, columns)) break;
    body.push(line);
  }
  return body;
};

const stands = (cell: Token, header: Token): boolean =>
  cell.column !== null &&
  header.column !== null &&
  cell.column >= header.column &&
  cell.column < header.column + header.width;

/** The cells under each header cell: by column, or by count where only the order is known. */
const columnsUnder = (
  headers: readonly Token[],
  body: readonly Line[],
  geometry: Line['geometry'],
): UnknownColumn[] => {
  if (geometry !== 'order')
    return headers.map((header) => ({
      header,
      cells: body.map(({ cells }) => cells.find((cell) => stands(cell, header) && !isBlank(cell)) ?? null),
    }));
  return headers.map((header, index) => ({
    header,
    cells: body.map((line) => {
      const cells = solidCells(line);
      return cells.length === headers.length ? cells[index]! : null;
    }),
  }));
};

/** Share of the rows that print a level label, and of those that print a measured value. */
const bodyShares = (body: readonly Line[]): { readonly levels: number; readonly measured: number } => {
  const share = (test: (token: Token) => boolean): number =>
    body.filter((line) => [...solidCells(line), ...line.covers].some(test)).length / body.length;
  const isMeasured = (token: Token): boolean => {
    const { quantity, percent, sign } = tokenTraits(token);
    return quantity || percent || sign || qualitativeShape(token.folded) === 'whole';
  };
  return { levels: share(isLevel), measured: share(isMeasured) };
};

const isSure = ({ column, evidence, margin }: AssignedColumn): boolean =>
  margin >= SURE_MARGIN &&
  ((evidence.words >= SURE_WORDS && evidence.values >= LEAST_VALUES) ||
    (CLOSED.has(evidence.role) && evidence.values >= CLOSED_VALUES) ||
    (evidence.values >= NEAR_VALUES && isNear(evidence.role, column.header)));

const evidenceText = ({ column, evidence, margin }: AssignedColumn): string => {
  const words = composeLabel(column.header.folded)?.words;
  const parts = [
    words ? `made of ${words}` : evidence.words > 0 ? 'the nearest listed heading or its last words' : null,
    `values ${evidence.values.toFixed(1)}`,
    `margin ${margin.toFixed(1)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
};

const withRole = (header: Token, role: string, inferred: InferredMeaning): Token => ({
  ...header,
  label: {
    ...(header.label ?? emptyMeanings(header.text)),
    columns: { ...header.label?.columns, indicators: role },
    inferred,
  },
});

/** An inferred column of a header row, for its note. */
export interface InferredColumn {
  readonly token: Token;
  readonly role: string;
  readonly inferred: InferredMeaning;
}

/** A header row whose unlisted cells were given roles. */
export interface InferredHeader {
  readonly line: Line;
  readonly columns: readonly InferredColumn[];
}

/** Text columns without a role keep their words beside the row; numbers nobody can place stay unread. */
const roleOrRemark = ({ column, evidence }: AssignedColumn): string => {
  if (evidence.role !== 'other') return evidence.role;
  const filled = column.cells.filter((cell): cell is Token => cell !== null && !isBlank(cell));
  return filled.some((cell) => tokenTraits(cell).quantity || tokenTraits(cell).number) ? 'other' : 'annotation';
};

const rewrite = (line: Line, assigned: readonly AssignedColumn[]): InferredHeader => {
  const columns = assigned.flatMap((each): InferredColumn[] => {
    const role = roleOrRemark(each);
    if (isListed(each.column.header) || role === 'other') return [];
    const inferred = {
      evidence: evidenceText(each),
      isSure: role === 'annotation' ? each.evidence.words > 0 : isSure(each),
    };
    return [{ token: withRole(each.column.header, role, inferred), role, inferred }];
  });
  const byPlace = new Map(columns.map(({ token }) => [token.at, token]));
  return { line: { ...line, cells: line.cells.map((cell) => byPlace.get(cell.at) ?? cell) }, columns };
};

/** A cell that only covers the rows below (绩效指标 beside its table) is no column. */
const withoutSection = (columns: readonly UnknownColumn[], line: Line): UnknownColumn[] => {
  const [first, ...rest] = columns;
  if (!first || line.geometry === 'order') return [...columns];
  const isSection = first.header.label?.field?.endsWith('-section') === true && !isListed(first.header);
  return isSection || first.cells.every((cell) => cell === null) ? rest : [...columns];
};

const isProjectName = ({ label }: Token): boolean => label?.columns.indicators === 'project-name';

const isProjectList = (headers: readonly Token[]): boolean => headers.some(isProjectName);

/**
 * Columns of a list of projects that may belong to an indicator: kinds of funds (中央补助 | 县级配套) are amounts, and what stands
 * before the name of a project belongs to it, so that only words can say more.
 */
const withoutOwners = (columns: readonly UnknownColumn[]): UnknownColumn[] => {
  const name = columns.findIndex(({ header }) => isProjectName(header));
  return columns.filter(
    ({ header }, index) =>
      !header.label?.item && (index >= name || isListed(header) || composeLabel(header.folded) !== null),
  );
};

/** Half of the headings must say something by their words, the name or the value among them. */
const saysEnough = (assigned: readonly AssignedColumn[]): boolean => {
  const telling = assigned.filter(({ evidence }) => evidence.words > 0);
  const keys = telling.filter(({ evidence }) => evidence.role === 'name' || evidence.role === 'value');
  return keys.length > 0 && telling.length * 2 >= assigned.length;
};

/**
 * Reads a row as the header of an indicator table (表头) although the lexicon does not know its words: the words are taken
 * apart, and the values under each of them say what the column holds. Null where the rows below are no targets, or where
 * no reading gives a name and a value. `isTargetForm`: the text above speaks of targets of public money, so that a table
 * without level labels counts too; `isListed`: enough headings are listed to know the table, so that only the others are sought.
 */
export const inferHeader = (
  lines: readonly Line[],
  at: number,
  isTargetForm: boolean,
  isListed = false,
): InferredHeader | null => {
  const line = lines[at]!;
  const headers = headerTokens(line);
  if (headers.length < FEWEST_COLUMNS || headers.length > MOST_COLUMNS) return null;
  if (!areHeadings(headers)) return null;
  if (headers.filter(isLevel).length * 2 > headers.length || headers.some(isFilledField)) return null;
  const body = bodyBelow(lines, at, headers.length);
  if (body.length < FEWEST_ROWS) return null;
  const { levels, measured } = bodyShares(body);
  if (!isListed && (measured < 0.5 || (levels < 0.5 && !isTargetForm))) return null;
  const columns = withoutSection(columnsUnder(headers, body, line.geometry), line);
  const assigned = assignColumns(isProjectList(headers) ? withoutOwners(columns) : columns);
  const roles = new Set(assigned.map(({ evidence }) => evidence.role));
  if (!roles.has('name') || !roles.has('value') || !saysEnough(assigned)) return null;
  if (levels < 0.5 && !['level1', 'sign', 'unit', 'weight', 'actual'].some((role) => roles.has(role))) return null;
  const found = rewrite(line, assigned);
  return found.columns.length > 0 ? found : null;
};
