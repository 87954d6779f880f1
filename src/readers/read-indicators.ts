import type { DraftIndicator, DraftText, DraftValue, Term } from '../model/index.ts';
import {
  alignRow,
  type ColumnBinding,
  GRID_BINDING,
  NO_BINDING,
  type Role,
  type RowAlignment,
  SLOT_BINDING,
  skipCost,
} from './align-row.ts';
import { judgeJoins } from './join-cells.ts';
import type { ReadContext } from './read-context.ts';
import { type PrintedLevels, type ResolvedLevels, resolveLevels } from './resolve-levels.ts';
import type { TableHeader } from './table-header.ts';
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
}

/** Indicators of one row, with the project the row begins, if it begins one. */
export interface IndicatorRow {
  readonly owner: RowOwner | null;
  readonly indicators: readonly DraftIndicator[];
}

/** Points under which a person should look at a row: the second-best reading is nearly as good. */
const SURE_MARGIN = 1;
/** A confident row teaches which columns a table really fills. */
const TEACHING_MARGIN = 2;
/** Confidence of recognition or cutting below which a cell is doubtful. */
const LEAST_CONFIDENCE = 0.5;
const UNUSED_ROLE_COST = 2.5;

const BINDINGS: Readonly<Record<Line['geometry'], ColumnBinding>> = {
  grid: GRID_BINDING,
  slots: SLOT_BINDING,
  order: NO_BINDING,
  stream: NO_BINDING,
  text: NO_BINDING,
};

interface AlignedRow {
  readonly line: Line;
  readonly alignment: RowAlignment;
}

/** Uses the rows that are beyond doubt to learn which columns are never filled; the others are aligned again with that. */
const alignRows = (lines: readonly Line[], roles: readonly Role[]): AlignedRow[] => {
  const first = lines.map((line) => ({
    line,
    alignment: alignRow(line.cells, roles, BINDINGS[line.geometry], { join: judgeJoins(line.cells) }),
  }));
  const sure = first.filter(({ alignment }) => alignment.margin >= TEACHING_MARGIN);
  if (sure.length === first.length || sure.length === 0) return first;
  const filled = new Set(
    sure.flatMap(({ alignment }) =>
      alignment.assignments.filter(({ token }) => !isBlank(token)).map(({ role }) => role),
    ),
  );
  const usual = roles.filter((_, index) => !filled.has(index));
  if (usual.length === 0) return first;
  const unused = new Set(usual);
  const skip = (role: Role): number => (unused.has(role) ? -UNUSED_ROLE_COST : skipCost(role));
  return first.map((row) =>
    row.alignment.margin >= TEACHING_MARGIN
      ? row
      : {
          line: row.line,
          alignment: alignRow(row.line.cells, roles, BINDINGS[row.line.geometry], {
            join: judgeJoins(row.line.cells),
            skip,
          }),
        },
  );
};

type Cells = ReadonlyMap<string, Token>;

/** Tokens of one half of a row by role; past values are keyed by their place in the header. */
const cellsOfGroup = ({ alignment }: AlignedRow, roles: readonly Role[], group: number): Cells => {
  const cells = new Map<string, Token>();
  for (const { role, token } of alignment.assignments) {
    if (role < 0 || isBlank(token)) continue;
    const { id, group: half } = roles[role]!;
    const shared = SHARED_ROLES.has(id);
    if (half !== group && !(shared && half === 0)) continue;
    cells.set(id === 'past-value' || cells.has(id) ? `${id}#${role}` : id, token);
  }
  return cells;
};

/** Columns that stand once for all halves of a row. */
const SHARED_ROLES: ReadonlySet<string> = new Set([
  'level1',
  'section',
  'project-unit',
  'project-name',
  'project-category',
  'budget',
  'objective',
]);

const textOf = (token: Token | undefined): DraftText | null => (token && !isBlank(token) ? draftText(token) : null);

const LAST_SIGN_COLUMN = 2;

/** The unit column stands under 指标值 with sign and value, or apart as a column of the indicator. */
const unitIsApart = (roles: readonly Role[]): boolean => {
  const value = roles.findIndex(({ id }) => id === 'value');
  const unit = roles.findIndex(({ id }) => id === 'unit');
  return Math.abs(value - unit) > LAST_SIGN_COLUMN;
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
  const [sign, value, unit] = [cells.get('sign'), cells.get('value'), cells.get('unit')];
  if (sign || value || unit || roles.some(({ id }) => id === 'value'))
    values.push({
      ...common,
      role: 'target',
      year: null,
      sign: textOf(sign),
      value: textOf(value),
      unit: textOf(unit),
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

const doubtOf = (row: AlignedRow, cells: Cells, roles: readonly Role[]): string | null => {
  const left = row.alignment.assignments.filter(({ role, token }) => role < 0 && !isBlank(token));
  if (row.alignment.margin < SURE_MARGIN) return 'the cells of the row fit the columns in more than one way';
  if (left.some(({ token }) => token.folded.length > 1))
    return `left over in the row: ${left.map(({ token }) => token.text).join(' | ')}`;
  const unsure = row.alignment.assignments.find(
    ({ role, token }) =>
      role >= 0 && token.confidence !== null && token.confidence < LEAST_CONFIDENCE && !isBlank(token),
  );
  if (unsure) return `read with low confidence: ${unsure.token.text}`;
  const joined = row.alignment.assignments.find(
    ({ role, cells: parts, token, witnessed }) => role >= 0 && parts.length > 1 && !witnessed && token.folded !== '',
  );
  if (joined) return `joined without a second witness: ${joined.token.text}`;
  if (lostCells(row) && !cells.has('level2')) return 'blank cells vanished from the row, its level labels may be lost';
  if (!cells.has('value') && !cells.has('sign') && roles.some(({ id }) => id === 'value') && !cells.has('actual'))
    return row.line.geometry === 'grid' ? null : 'no value in the row';
  return null;
};

const isDisplaced = ({ line, alignment }: AlignedRow): boolean =>
  line.geometry === 'slots' && alignment.shifts.some((shift) => shift !== 0);

/** Cells moved by different amounts: blanks vanished inside the row, and level labels may have gone with them. */
const lostCells = ({ line, alignment }: AlignedRow): boolean =>
  line.geometry === 'slots' && alignment.shifts.length > 1 && alignment.shifts.at(-1)! - alignment.shifts[0]! > 1;

const buildIndicator = (
  row: AlignedRow,
  roles: readonly Role[],
  group: number,
  levels: ResolvedLevels,
  scope: IndicatorScope,
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
    direction: textOf(cells.get('direction')),
    basis: textOf(cells.get('basis')),
    indicatorClass: textOf(cells.get('class')),
    scoringRule: textOf(cells.get('scoring-rule')),
    remark: textOf(cells.get('remark') ?? cells.get('reason')),
    values: readValues(cells, roles),
    doubt: doubtOf(row, cells, roles),
    realigned: isDisplaced(row),
    impliedCategory: levels.impliedCategory,
  };
};

const ownerOf = (row: AlignedRow, roles: readonly Role[]): RowOwner | null => {
  const cells = cellsOfGroup(row, roles, 0);
  const at = (id: string): Token | null => cells.get(id) ?? null;
  const owner = {
    unit: at('project-unit'),
    project: at('project-name'),
    category: at('project-category'),
    budget: at('budget'),
    objective: at('objective'),
  };
  return owner.unit || owner.project ? owner : null;
};

const printedLevels = (row: AlignedRow, roles: readonly Role[], group: number): PrintedLevels => {
  const cells = cellsOfGroup(row, roles, group);
  const level1 = cells.get('level1') ?? null;
  const level2 = cells.get('level2') ?? null;
  if (
    level1 &&
    !level2 &&
    level1.label?.category &&
    level1.label.dimension &&
    level1.label.category !== 'cost' &&
    level1.label.category !== 'satisfaction'
  )
    return { level1, level2: level1 };
  return { level1, level2 };
};

const markCells = (row: AlignedRow, roles: readonly Role[], context: ReadContext): void => {
  for (const { role, token, cells } of row.alignment.assignments) {
    if (isBlank(token)) continue;
    if (role < 0) context.ledger[isJunk(token) ? 'ignore' : 'flag'](isJunk(token) ? 'junk' : 'left-over', ...cells);
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
  const rows = alignRows(
    lines.filter((line) => solidCells(line).length > 0),
    roles,
  );
  const groups = [...new Set(roles.map(({ group }) => group))];
  const levels = new Map(
    groups.map((group) => [group, resolveLevels(rows.map((row) => printedLevels(row, roles, group)))]),
  );
  return rows.map((row, index) => {
    markCells(row, roles, context);
    const indicators = groups.flatMap(
      (group) => buildIndicator(row, roles, group, levels.get(group)![index]!, scope) ?? [],
    );
    return { owner: ownerOf(row, roles), indicators };
  });
};
