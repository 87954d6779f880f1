import type { Role } from './align-row.ts';
import { joinLabels } from './carrier/join-labels.ts';
import { columnRole, wideRole } from './column-role.ts';
import { termsOfColumns } from './header-term.ts';
import type { TableKind } from './lexicon.ts';
import { withoutObjectiveColumn } from './objective-column.ts';
import { tokenTraits } from './text-traits.ts';
import { isBlank, type Line, solidCells, type Token } from './token.ts';

/** Header of a table (表头): its columns by meaning, and the label cell that stands before them. */
export interface TableHeader {
  readonly kind: TableKind;
  readonly roles: readonly Role[];
  /** Label cell before the columns: `绩效指标`, `项目资金（万元）`. */
  readonly section: Token | null;
  readonly tokens: readonly Token[];
  /** Table (or run of lines) the header stands in. */
  readonly block: number;
  /** No header is printed; the columns follow from the first row. */
  readonly isImplied?: boolean;
}

/** Roles without which a row of labels is no header of that kind. */
const REQUIRED: Readonly<Record<TableKind, (ids: ReadonlySet<string>) => boolean>> = {
  indicators: (ids) =>
    ids.size >= 2 &&
    ((ids.has('name') && (ids.has('value') || ids.has('level2') || ids.has('level1') || ids.has('group'))) ||
      (ids.has('level1') && ids.has('level2'))),
  funding: (ids) =>
    ['budget', 'adjusted', 'actual', 'group', 'share', 'rate'].filter((id) => ids.has(id)).length >= 2 ||
    (ids.has('label') && ids.has('budget')),
  tasks: (ids) => ids.has('task-name') && (ids.has('task-text') || ids.has('task-amount')),
  projects: (ids) => ids.has('project-name') && (ids.has('budget') || ids.has('budget-total')),
};

const KINDS: readonly TableKind[] = ['indicators', 'projects', 'tasks', 'funding'];
const YEAR = /^(20\d{2})年?度?(?:实际|完成|指标|执行)?(?:值|数)?$/;
const LONGEST_HEADER_LABEL = 24;

/** Year a header cell prints: `2022 年` → 2022. */
export const headerYear = (token: Token): number | null => {
  const match = YEAR.exec(token.folded);
  return match ? Number(match[1]) : null;
};

const roleOf = (token: Token, id: string, group: number, year: number | null = null): Role => ({
  id,
  header: token,
  start: token.column,
  end: token.column === null ? null : token.column + token.width,
  group,
  year,
});

/** Roles that begin a new half when they come again: 二级指标|三级指标|指标值|二级指标|三级指标|指标值. */
const REPEATABLE: ReadonlySet<string> = new Set(['level2', 'name', 'label', 'task-name']);

const collectRoles = (tokens: readonly Token[], kind: TableKind): CollectedRoles => {
  const roles: Role[] = [];
  let section: Token | null = null;
  let group = 0;
  let strange = 0;
  for (const token of tokens) {
    const id = columnRole(token, kind) ?? (roles.length > 0 ? wideRole(token, kind) : undefined);
    if (id) {
      if (REPEATABLE.has(id) && roles.some((role) => role.id === id && role.group === group)) group++;
      roles.push(roleOf(token, id, group));
    } else if (roles.length === 0 && !section?.label) {
      section = token;
      if (!token.label) strange++;
    } else {
      roles.push(roleOf(token, 'other', group, headerYear(token)));
      strange++;
    }
  }
  return { roles, section, strange };
};

interface CollectedRoles {
  readonly roles: readonly Role[];
  readonly section: Token | null;
  readonly strange: number;
}

/** In a list of projects the first heading is a column even when nobody knows it (`科室`): no section stands beside the list. */
const withFirstColumn = (collected: CollectedRoles): CollectedRoles => {
  const { roles, section, strange } = collected;
  if (!section || section.label || !roles.some(({ id }) => id === 'project-name')) return collected;
  return { roles: [roleOf(section, 'other', 0), ...roles], section: null, strange };
};

/** No printed table has more columns; a row of thousands of labels is a run of text, and reading it takes their square. */
export const MOST_COLUMNS = 256;
/** Known labels without which a row is no header, whatever the others may be. */
const FEWEST_KNOWN = 2;

const headerOfKind = (tokens: readonly Token[], kind: TableKind, block: number): TableHeader | null => {
  if (tokens.length > MOST_COLUMNS) return null;
  if (tokens.filter(({ label }) => label?.columns[kind] !== undefined).length < FEWEST_KNOWN) return null;
  const { roles: listed, section: before, strange } = withFirstColumn(collectRoles(tokens, kind));
  const { roles, section } = withoutObjectiveColumn(listed);
  const ids = new Set(roles.map(({ id }) => id));
  ids.delete('other');
  if (!REQUIRED[kind](ids)) return null;
  const known = roles.length - roles.filter(({ id }) => id === 'other').length;
  const isWide = kind === 'indicators' && ids.has('name') && ids.has('value') && ids.has('level1');
  return strange > (isWide ? known : known / 2)
    ? null
    : { kind, roles: termsOfColumns(roles), section: before ?? section, tokens, block };
};

const HINTS = /[(（][^()（）]*[)）]/g;

/** Length of a heading without the hints in its brackets: 绩效指标（权重分值90分，其中…）. */
const bareLength = (folded: string): number => folded.replace(HINTS, '').length;

/** Sections, inference and the form reader ask the same of every line. */
const headers = new WeakMap<Line, TableHeader | null>();

/** Reads a row of labels as the header of a table, or null when it is none. */
export const readHeader = (line: Line): TableHeader | null => {
  const known = headers.get(line);
  if (known !== undefined) return known;
  const header = findHeader(line);
  headers.set(line, header);
  return header;
};

const findHeader = (line: Line): TableHeader | null => {
  if (line.kind !== 'row') return null;
  const tokens = line.geometry === 'slots' ? joinLabels(solidCells(line)) : solidCells(line);
  if (tokens.length < 2) return null;
  if (tokens.some((token) => bareLength(token.folded) > LONGEST_HEADER_LABEL)) return null;
  if (tokens.some((token) => tokenTraits(token).number || tokenTraits(token).percent)) return null;
  let best: TableHeader | null = null;
  for (const kind of KINDS) {
    const header = headerOfKind(tokens, kind, line.block);
    if (header && (!best || knownRoles(header) > knownRoles(best))) best = header;
  }
  return best && withLabelsAbove(best, line);
};

/** Column labels of the row above that reach down into a header row: 一级指标 beside 长期目标 | 年度目标. */
const withLabelsAbove = (header: TableHeader, { geometry, covers }: Line): TableHeader => {
  const isLevel = ({ label, column }: Token): boolean =>
    label?.columns.indicators?.startsWith('level') === true && !header.roles.some(({ start }) => start === column);
  const above = geometry === 'grid' && header.kind === 'indicators' ? covers.filter(isLevel) : [];
  if (above.length === 0) return header;
  const roles = above.map((token) => roleOf(token, token.label!.columns.indicators!, 0));
  const sorted = [...roles, ...header.roles].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return { ...header, roles: sorted };
};

const knownRoles = ({ roles }: TableHeader): number => roles.filter(({ id }) => id !== 'other').length;

/** Labels that stand under a wider header cell. */
const CHILDREN: Readonly<Partial<Record<TableKind, ReadonlySet<string>>>> = {
  indicators: new Set(['group', 'value', 'sign', 'unit', 'actual', 'direction', 'past-value']),
  funding: new Set(['past-amount', 'group', 'budget', 'actual']),
  tasks: new Set(['task-amount', 'task-share']),
};

/** The sum of a task stands beside what it is made of: 预算金额 over 总额 | 财政拨款 | 其他资金. */
const taskChild = ({ label }: Token): string | undefined =>
  label?.item == null ? undefined : label.item === 'total' ? 'task-amount' : 'task-share';

const childId = (token: Token, kind: TableKind, year: number | null): string | undefined => {
  if (kind === 'tasks') return taskChild(token);
  if (year === null) return token.label?.columns[kind];
  return kind === 'funding' ? 'past-amount' : 'past-value';
};

const childRoles = (tokens: readonly Token[], kind: TableKind, group: number): Role[] | null => {
  const allowed = CHILDREN[kind];
  if (!allowed) return null;
  const children: Role[] = [];
  for (const token of tokens) {
    const year = headerYear(token);
    const id = childId(token, kind, year);
    if (!id || !allowed.has(id)) return null;
    children.push(roleOf(token, id, group, year));
  }
  return children;
};

/** Columns after a split header are counted anew where cells were merely counted. */
const renumber = (roles: readonly Role[], from: number): Role[] => {
  let next: number | null = null;
  return roles.map((role, index) => {
    if (index < from || role.start === null) return role;
    const start: number = next ?? role.start;
    next = start + 1;
    return { ...role, start, end: next };
  });
};

const PARENTS: readonly string[] = ['group', 'past-value', 'value', 'actual'];

const covers = (role: Role, token: Token): boolean =>
  role.start !== null &&
  role.end !== null &&
  token.column !== null &&
  token.column >= role.start &&
  token.column < role.end;

/** In a true grid each child stands under the header cell that covers its column. */
const nestInGrid = (roles: readonly Role[], tokens: readonly Token[], kind: TableKind): Role[] | null => {
  let placed = 0;
  const nested = roles.flatMap((role) => {
    const below = tokens.filter((token) => covers(role, token));
    if (below.length === 0) return [role];
    placed += below.length;
    return childRoles(below, kind, role.group) ?? [];
  });
  return placed === tokens.length && nested.length >= roles.length ? nested : null;
};

/** Where only the order is known, years belong to the column of past values, other labels to the value column. */
const nestInOrder = (roles: readonly Role[], tokens: readonly Token[], kind: TableKind): Role[] | null => {
  const years = tokens.every((token) => headerYear(token) !== null);
  const order = years ? PARENTS : ['value', 'actual', 'group', 'task-amount'];
  const parent = order.map((id) => roles.findIndex((role) => role.id === id)).find((index) => index >= 0);
  const children = parent === undefined ? null : childRoles(tokens, kind, roles[parent]!.group);
  if (parent === undefined || !children) return null;
  return renumber([...roles.slice(0, parent), ...children, ...roles.slice(parent + 1)], parent);
};

/**
 * Joins a second header row into the first: 近两年指标值|预期当年实现值 under 指标值, 2022年|2023年 under 近两年指标值.
 * Null when the row is no header row.
 */
export const extendHeader = (header: TableHeader, line: Line): TableHeader | null => {
  const tokens = solidCells(line);
  if (tokens.length === 0 || line.kind !== 'row' || !childRoles(tokens, header.kind, 0)) return null;
  const nest = line.geometry === 'grid' ? nestInGrid : nestInOrder;
  const roles = nest(header.roles, tokens, header.kind);
  return roles && { ...header, roles, tokens: [...header.tokens, ...tokens] };
};

/** Whether a row prints the same labels as the header: repeated at a page break. */
export const repeatsHeader = (header: TableHeader, line: Line): boolean => {
  const tokens = solidCells(line).filter((token) => !isBlank(token));
  if (tokens.length < 2) return false;
  const labels = new Set(header.tokens.map(({ folded }) => folded));
  return tokens.every(({ folded }) => labels.has(folded));
};

const impliedRole = (id: string): Role => ({ id, header: null, start: null, end: null, group: 0, year: null });

const FEWEST_CELLS = 3;

/**
 * Columns of a table whose header is lost, from a row that begins with level labels and ends with a value
 * (`产出指标 | 数量指标 | 检查次数 | ≥4次`). Null for any other row. Rows read under it are for review.
 */
export const impliedHeader = (line: Line): TableHeader | null => {
  const cells = solidCells(line);
  const [first] = cells;
  if (line.kind !== 'row' || !first || cells.length < FEWEST_CELLS) return null;
  if (!first.label?.category && !first.label?.dimension) return null;
  if (cells.some(({ label }) => label !== null && !label.category && !label.dimension && (label.field || label.item)))
    return null;
  if (!cells.slice(1).some((cell) => tokenTraits(cell).quantity || tokenTraits(cell).sign)) return null;
  const roles = ['level1', 'level2', 'name', 'sign', 'value', 'unit', 'remark'].map(impliedRole);
  return { kind: 'indicators', roles, section: null, tokens: [], block: line.block, isImplied: true };
};

const PLACE = /^[\u3400-\u9fff]{2,8}$/;

/** Places (乡镇) printed under the value column, one value column each; null when the row is none. */
export const placeRoles = (header: TableHeader, line: Line): TableHeader | null => {
  const tokens = solidCells(line);
  const at = header.roles.findIndex(({ id }) => id === 'value');
  const value = header.roles[at];
  if (header.kind !== 'indicators' || !value || tokens.length < 2 || line.geometry === 'order') return null;
  const isPlace = (token: Token): boolean =>
    PLACE.test(token.folded) &&
    token.label === null &&
    token.column !== null &&
    value.start !== null &&
    token.column >= value.start;
  if (!tokens.every(isPlace)) return null;
  const places = tokens.map((token): Role => ({ ...roleOf(token, 'value', value.group), start: token.column }));
  return {
    ...header,
    roles: [...header.roles.slice(0, at), ...places, ...header.roles.slice(at + 1)],
    tokens: [...header.tokens, ...tokens],
  };
};
