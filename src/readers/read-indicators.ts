import type { DraftIndicator, DraftText, DraftValue, Term } from '../model/index.ts';
import type { Role } from './align-row.ts';
import { type AlignedRow, alignTable, type Cells, cellsOfGroup } from './align-table.ts';
import { doubtOf, isDisplaced, type UsualColumns, usualColumns } from './indicator-doubt.ts';
import { levelsOf } from './indicator-levels.ts';
import type { ReadContext } from './read-context.ts';
import { type ResolvedLevels, resolveLevels } from './resolve-levels.ts';
import type { TableHeader } from './table-header.ts';
import { tokenTraits } from './text-traits.ts';
import { draftText, isBlank, type Line, solidCells, type Token } from './token.ts';

/** What the place of a table says about its indicators. */
export interface IndicatorScope {
  readonly term: Term | null;
  readonly termYear: number | null;
}

/** A row of a wide list that names its own project (宽表). */
export interface RowOwner {
  readonly unit: Token | null;
  readonly project: Token | null;
  readonly category: Token | null;
  readonly budget: Token | null;
  readonly objective: Token | null;
  readonly purpose: Token | null;
  /** Further amounts by their header: 中央补助安排, 项目总投资. */
  readonly amounts: readonly { readonly label: Token; readonly amount: Token }[];
}

/** Indicators of one row, with the project the row begins, if it begins one. */
export interface IndicatorRow {
  readonly owner: RowOwner | null;
  readonly indicators: readonly DraftIndicator[];
}

const textOf = (token: Token | undefined): DraftText | null => (token && !isBlank(token) ? draftText(token) : null);

const SIGN_WORDS = /[≥≤><=]/;
const LAST_SIGN_COLUMN = 2;

/** The unit column stands under 指标值 with sign and value, or apart as a column of the indicator. */
const unitIsApart = (roles: readonly Role[]): boolean => {
  const value = roles.findIndex(({ id }) => id === 'value');
  const unit = roles.findIndex(({ id }) => id === 'unit');
  return Math.abs(value - unit) > LAST_SIGN_COLUMN;
};

/** 指标性质 and 指标方向 are swapped on some forms (正向 | ＞): the cell that holds a sign is the sign. */
const signCell = (cells: Cells): Token | undefined => {
  const [sign, direction] = [cells.get('sign'), cells.get('direction')];
  return direction && tokenTraits(direction).sign && !(sign && tokenTraits(sign).sign && !tokenTraits(sign).direction)
    ? direction
    : sign && tokenTraits(sign).direction && !SIGN_WORDS.test(sign.folded)
      ? undefined
      : sign;
};

const directionCell = (cells: Cells): Token | undefined =>
  [cells.get('direction'), cells.get('sign')].find((cell) => cell && tokenTraits(cell).direction);

/** Place in the header of a value column (乡镇名); null for the ordinary 指标值. */
const placeOf = (roles: readonly Role[]): string | null => {
  const header = roles.find(({ id }) => id === 'value')?.header;
  return header && header.label === null ? header.text : null;
};

const readValues = (cells: Cells, roles: readonly Role[]): DraftValue[] => {
  const common = {
    sign: null,
    unit: null,
    unitOfIndicator: unitIsApart(roles),
    score: null,
    reason: null,
    place: null,
  } as const;
  const values: DraftValue[] = [];
  roles.forEach((role, index) => {
    const token = cells.get(`past-value#${index}`);
    if (role.id === 'past-value' && token)
      values.push({ ...common, role: 'baseline', year: role.year, value: draftText(token) });
  });
  const [value, unit] = [cells.get('value'), cells.get('unit')];
  const sign = signCell(cells);
  if (sign || value || unit || roles.some(({ id }) => id === 'value'))
    values.push({
      ...common,
      role: 'target',
      year: null,
      sign: textOf(sign),
      value: textOf(value),
      unit: textOf(unit),
      place: placeOf(roles),
    });
  roles.forEach((role, index) => {
    const token = cells.get(`value#${index}`);
    if (token)
      values.push({ ...common, role: 'target', year: null, value: draftText(token), place: role.header?.text ?? null });
  });
  const [actual, score, reason] = [cells.get('actual'), cells.get('score'), cells.get('reason')];
  if (actual || score)
    values.push({
      ...common,
      role: 'actual',
      year: null,
      value: textOf(actual),
      score: textOf(score),
      reason: textOf(reason),
    });
  return values;
};

const TERM_OF_HALF: readonly Term[] = ['medium-term', 'annual'];

const termOf = (scope: IndicatorScope, roles: readonly Role[], group: number): Term | null => {
  const halves = new Set(roles.filter(({ id }) => id === 'name').map((role) => role.group)).size;
  return halves > 1 ? (TERM_OF_HALF[group] ?? 'annual') : scope.term;
};

/** What holds for all rows of a table. */
interface TableFacts {
  readonly scope: IndicatorScope;
  readonly usual: UsualColumns;
  readonly isExplained: (at: string) => boolean;
  readonly isImplied: boolean;
}

const buildIndicator = (
  row: AlignedRow,
  roles: readonly Role[],
  group: number,
  levels: ResolvedLevels,
  { scope, usual, isExplained, isImplied }: TableFacts,
): DraftIndicator | null => {
  const cells = cellsOfGroup(row, roles, group);
  const name = cells.get('name');
  if (!name) return null;
  return {
    term: termOf(scope, roles, group),
    termYear: scope.termYear,
    level1: textOf(levels.level1 ?? undefined),
    level2: textOf(levels.level2 ?? undefined),
    name: draftText(name),
    description: textOf(cells.get('description')),
    weight: textOf(cells.get('weight')),
    direction: textOf(directionCell(cells)),
    basis: textOf(cells.get('basis')),
    indicatorClass: textOf(cells.get('class')),
    scoringRule: textOf(cells.get('scoring-rule')),
    remark: textOf(cells.get('remark') ?? cells.get('reason')),
    values: readValues(cells, roles),
    doubt: isImplied
      ? 'the header of the table is lost; columns were inferred'
      : doubtOf(row, cells, roles, usual, isExplained),
    realigned: isDisplaced(row),
    impliedCategory: levels.impliedCategory,
  };
};

const ownerOf = (row: AlignedRow, roles: readonly Role[]): RowOwner | null => {
  const cells = cellsOfGroup(row, roles, 0);
  const at = (id: string): Token | null => cells.get(id) ?? null;
  if (!at('project-unit') && !at('project-name')) return null;
  const amounts = row.alignment.assignments.flatMap(({ role, token }) => {
    const header = role < 0 ? null : roles[role]!.header;
    return header && roles[role]!.id === 'amount-item' && !isBlank(token) ? [{ label: header, amount: token }] : [];
  });
  return {
    unit: at('project-unit'),
    project: at('project-name'),
    category: at('project-category'),
    budget: at('budget'),
    objective: at('objective'),
    purpose: at('purpose'),
    amounts,
  };
};

const markCells = (
  row: AlignedRow,
  roles: readonly Role[],
  { isExplained }: TableFacts,
  context: ReadContext,
): void => {
  for (const { role, token, cells } of row.alignment.assignments) {
    if (isBlank(token)) continue;
    if (role < 0 && isExplained(token.at)) context.ledger.ignore('destroyed-label', ...cells);
    else if (role < 0)
      context.ledger[isJunk(token) ? 'ignore' : 'flag'](isJunk(token) ? 'junk' : 'left-over', ...cells);
    else if (roles[role]!.id === 'other' && tokenTraits(token).quantity) context.ledger.flag('unread-cell', ...cells);
    else if (roles[role]!.id === 'core' || roles[role]!.id === 'serial' || roles[role]!.id === 'other')
      context.ledger.ignore(`column-${roles[role]!.id}`, ...cells);
    else context.ledger.use(...cells);
  }
};

const isJunk = (token: Token): boolean => token.folded.length <= 1 || !/[\p{L}\d]/u.test(token.folded);

/** Reads the body rows of an indicator table (绩效指标表), whatever its columns; rows of labels only carry their levels on. */
export const readIndicatorRows = (
  header: TableHeader,
  lines: readonly Line[],
  scope: IndicatorScope,
  context: ReadContext,
): IndicatorRow[] => {
  const { roles } = header;
  const rows = alignTable(
    header,
    lines.filter((line) => solidCells(line).length > 0),
    context,
  );
  const groups = [...new Set(roles.map(({ group }) => group))];
  const explained = new Set<string>();
  const levels = new Map(
    groups.map((group) => [group, resolveLevels(levelsOf(rows, roles, group, context, explained))]),
  );
  const usual = usualColumns(rows.map((row) => cellsOfGroup(row, roles, 0)));
  const facts = { scope, usual, isExplained: (at: string) => explained.has(at), isImplied: header.isImplied === true };
  return rows.map((row, index) => {
    markCells(row, roles, facts, context);
    const indicators = groups.flatMap(
      (group) => buildIndicator(row, roles, group, levels.get(group)![index]!, facts) ?? [],
    );
    return { owner: ownerOf(row, roles), indicators };
  });
};
