import { carrierLocator, type DraftIndicator, finding, type Term } from '../model/index.ts';
import type { Role } from './align-row.ts';
import { type AlignedRow, alignTable, cellsOfGroup } from './align-table.ts';
import { mendRowEnds } from './carrier/mend-row-ends.ts';
import { type DoubtFacts, doubtOf, isDisplaced, usualColumns } from './indicator-doubt.ts';
import { levelsOf } from './indicator-levels.ts';
import { directionCell, readValues, remarkOf, type TermValue, textOf } from './indicator-values.ts';
import { withLevelColumn } from './level-column.ts';
import { qualitativeDegree } from './lexicon.ts';
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
  /** The row holds nothing but the unit, over the rows of its projects. */
  readonly isHeading?: boolean;
  readonly project: Token | null;
  readonly category: Token | null;
  readonly budget: Token | null;
  /** Header over the budget: `预算申报数`. */
  readonly budgetLabel: string;
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

const TERM_OF_HALF: readonly Term[] = ['medium-term', 'annual'];

const termOf = (scope: IndicatorScope, roles: readonly Role[], group: number): Term | null => {
  const printed = roles.find((role) => role.group === group && role.term)?.term;
  if (printed) return printed;
  const halves = new Set(roles.filter(({ id }) => id === 'name').map((role) => role.group)).size;
  return halves > 1 ? (TERM_OF_HALF[group] ?? 'annual') : scope.term;
};

/** What holds for all rows of a table. */
interface TableFacts extends DoubtFacts {
  readonly scope: IndicatorScope;
  readonly isImplied: boolean;
  /** Labels of first levels stand in the rows, but no column holds them. */
  readonly hasStrayLevels: boolean;
  readonly isRecognised: boolean;
}

const buildIndicator = (
  row: AlignedRow,
  roles: readonly Role[],
  group: number,
  levels: ResolvedLevels,
  facts: TableFacts,
): DraftIndicator[] => {
  const { scope, isImplied } = facts;
  const cells = cellsOfGroup(row, roles, group);
  const name = cells.get('name');
  if (!name) return [];
  const values = readValues(cells, roles, group);
  const draft: DraftIndicator = {
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
    remark: remarkOf(cells, roles),
    values: values.map(({ value }) => value),
    doubt: isImplied
      ? 'the header of the table is lost; columns were inferred'
      : levels.isIllegible
        ? `the label of its second level is illegible: ${levels.level2?.text ?? ''}`
        : (thinColumn(roles) ??
          lostLevel(roles, levels, facts) ??
          unknownValue(row, roles, values) ??
          doubtOf(row, cells, roles, facts)),
    realigned: isDisplaced(row),
    isInferred: isInferredRow(roles, levels),
    impliedCategory: levels.impliedCategory,
  };
  return partTerms(draft, values);
};

/** A column whose heading is in no list and whose role has thin evidence: every row under it is doubtful. */
const thinColumn = (roles: readonly Role[]): string | null => {
  const role = roles.find(({ header }) => header?.label?.inferred?.isSure === false);
  return role ? `the column ${role.header!.text} was taken for ${role.id}` : null;
};

/**
 * A table of levels whose row stands under none: its label was lost, or nobody knows it, or the heading of its column. On a
 * scan a blank over the second levels of a group comes from a line that is none.
 */
const lostLevel = (
  roles: readonly Role[],
  { level1, impliedCategory, isUnlabelled }: ResolvedLevels,
  { hasStrayLevels, isRecognised }: TableFacts,
): string | null => {
  if (isRecognised && isUnlabelled) return 'no second level stands over the row, but one further down in its group';
  if (level1) return null;
  const isLost = roles.some(({ id }) => id === 'level1') ? !impliedCategory : hasStrayLevels;
  return isLost ? 'no first level stands over the row' : null;
};

/** A row without any value that fills a column whose heading nobody knows: the value may be there. */
const unknownValue = (
  { alignment }: AlignedRow,
  roles: readonly Role[],
  values: readonly TermValue[],
): string | null => {
  if (values.some(({ value }) => value.value !== null)) return null;
  const filled = alignment.assignments.find(
    ({ role, token }) => role >= 0 && roles[role]!.id === 'other' && !isBlank(token),
  );
  return filled
    ? `its value may be ${filled.token.text}, under ${roles[filled.role]!.header?.text ?? 'no heading'}`
    : null;
};

/** Whether first levels are printed that stand under no heading: the one of their column is illegible. */
const hasStrayLevels = (rows: readonly AlignedRow[]): boolean =>
  rows.some(({ alignment }) =>
    alignment.assignments.some(({ role, token }) => role < 0 && token.label?.category != null),
  );

const isInferredRow = (roles: readonly Role[], { level1, level2 }: ResolvedLevels): boolean =>
  [...roles.map(({ header }) => header), level1, level2].some((token) => (token?.label?.inferred ?? null) !== null);

/** Values of several terms in one row (指标值（长期）| 指标值（年度）) are one indicator for each term. */
const partTerms = (draft: DraftIndicator, values: readonly TermValue[]): DraftIndicator[] => {
  const terms = [...new Set(values.flatMap(({ term }) => term ?? []))];
  if (terms.length === 0) return [draft];
  return terms.map((term) => ({
    ...draft,
    term,
    values: values.filter((each) => (each.term ?? terms.at(-1)) === term).map(({ value }) => value),
  }));
};

/**
 * A cell across the whole table in a list of several units (单位名称、项目名称): the unit whose projects follow. Where merges
 * are lost it stands alone in the column, whose heading must speak of units.
 */
const headingOf = ({ line }: AlignedRow, roles: readonly Role[]): Token | null => {
  const [cell, ...more] = solidCells(line);
  const [project, name] = ['project-name', 'name'].map((id) => roles.find((role) => role.id === id));
  if (!cell || more.length > 0 || !project || !name) return null;
  if (line.geometry !== 'grid')
    return /单位/.test(project.header?.folded ?? '') && (cell.column ?? project.start) === project.start ? cell : null;
  if (project.start === null || name.start === null || cell.column === null) return null;
  return cell.column <= project.start && cell.column + cell.width > name.start ? cell : null;
};

/** What a heading row says: its unit, nothing else. */
const headingRow = (unit: Token): IndicatorRow => ({
  owner: {
    unit,
    isHeading: true,
    project: null,
    category: null,
    budget: null,
    budgetLabel: '',
    objective: null,
    purpose: null,
    amounts: [],
  },
  indicators: [],
});

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
    budgetLabel: roles.find(({ id }) => id === 'budget')?.header?.label?.label ?? '预算数',
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

/** A row with a value from which no indicator came (its name is lost): what it says must not pass for read. */
const flagUnread = ({ alignment }: AlignedRow, context: ReadContext): void => {
  const cells = alignment.assignments.flatMap(({ token, cells }) =>
    isBlank(token) || token.label?.category || token.label?.dimension ? [] : cells,
  );
  const isValued = alignment.assignments.some(
    ({ token }) => !isBlank(token) && (tokenTraits(token).quantity || qualitativeDegree(token.folded) === 2),
  );
  if (!isValued) return;
  context.ledger.flag('row-without-name', ...cells);
  // The ledger keeps one mark for a whole text: a row that was cut out of one needs a word of its own.
  const row = alignment.assignments.filter(({ token }) => !isBlank(token)).map(({ token }) => token);
  const message = `row-without-name: ${row.map(({ text }) => text).join(' | ')}`;
  if (row.every(({ at }) => at !== carrierLocator(at)))
    context.note(finding('unread-cell', 'warning', message.slice(0, LONGEST_QUOTE), row[0]!.at, { subjects: [] }));
};

const LONGEST_QUOTE = 120;

const isJunk = (token: Token): boolean => token.folded.length <= 1 || !/[\p{L}\d]/u.test(token.folded);

/** Reads the body rows of an indicator table (绩效指标表), whatever its columns; rows of labels only carry their levels on. */
export const readIndicatorRows = (
  printed: TableHeader,
  lines: readonly Line[],
  scope: IndicatorScope,
  context: ReadContext,
): IndicatorRow[] => {
  const header = withLevelColumn(printed, lines);
  const { roles } = header;
  const rows = alignTable(
    header,
    mendRowEnds(
      lines.filter((line) => solidCells(line).length > 0),
      roles,
    ),
    context,
  );
  const groups = [...new Set(roles.map(({ group }) => group))];
  const explained = new Set<string>();
  const levels = new Map(
    groups.map((group) => [group, resolveLevels(levelsOf(rows, roles, group, context, explained))]),
  );
  const usual = usualColumns(
    rows.map((row) => cellsOfGroup(row, roles, 0)),
    context.isRecognised,
  );
  const facts = {
    scope,
    usual,
    isExplained: (at: string) => explained.has(at),
    timesPrinted: context.timesPrinted,
    isImplied: header.isImplied === true,
    hasStrayLevels: hasStrayLevels(rows),
    isRecognised: context.isRecognised,
  };
  return rows.map((row, index) => {
    markCells(row, roles, facts, context);
    const heading = headingOf(row, roles);
    if (heading) return headingRow(heading);
    const indicators = groups.flatMap((group) => buildIndicator(row, roles, group, levels.get(group)![index]!, facts));
    const owner = ownerOf(row, roles);
    if (indicators.length === 0 && owner === null) flagUnread(row, context);
    return { owner, indicators };
  });
};
