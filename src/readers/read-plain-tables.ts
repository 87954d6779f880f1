import { alignRow, joinTexts } from './align-row.ts';
import { BINDINGS } from './align-table.ts';
import { addField, type FormBuilder, listProject } from './form-builder.ts';
import { placeObjective } from './place-objective.ts';
import type { ReadContext } from './read-context.ts';
import { addFunding, isAmount, moneyUnitIn } from './read-funding.ts';
import type { TableHeader } from './table-header.ts';
import { draftText, isBlank, type Line, type Token } from './token.ts';

type CellsByRole = ReadonlyMap<string, Token>;

const readPlainRow = (header: TableHeader, line: Line, context: ReadContext): CellsByRole => {
  const cells = new Map<string, Token>();
  const { assignments } = alignRow(line.cells, header.roles, BINDINGS[line.geometry], { join: joinTexts });
  for (const { role, token, cells: parts } of assignments) {
    if (role < 0 || isBlank(token)) continue;
    const { id } = header.roles[role]!;
    cells.set(id, token);
    // What the sum of a task is made of has no place in its record.
    if (id === 'task-share') context.ledger.ignore('column-other', ...parts);
    else context.ledger.use(...parts);
  }
  return cells;
};

/** A row that adds up the rows above it: `金额合计`. */
const isSum = ({ label, folded }: Token): boolean =>
  label?.item === 'total' || /^(?:金额|资金)?(?:合计|总计|小计)$/.test(folded);

/** Reads a row of yearly tasks (年度重点工作任务); false when the row is none. */
export const readTask = (builder: FormBuilder, header: TableHeader, line: Line, context: ReadContext): boolean => {
  const cells = readPlainRow(header, line, context);
  const [name, text, amount] = [cells.get('task-name'), cells.get('task-text'), cells.get('task-amount')];
  if (!name && !text) return false;
  if (isSum(name ?? text!)) return true;
  // The heading over a sum and its parts prints the unit of all of them: 预算金额（万元） over 总额 | 财政拨款.
  const heads = [header.roles.find(({ id }) => id === 'task-amount')?.header, ...header.tokens];
  const unit = heads.map((head) => moneyUnitIn(head?.folded ?? '')).find(Boolean) ?? builder.unit;
  builder.activities.push({
    kind: 'task',
    name: name ? draftText(name) : null,
    text: text ? { text: text.lines, at: text.at } : draftText(name!),
    amount: amount ? draftText(amount) : null,
    unit,
  });
  return true;
};

const CODED = /^(?:\d{3,9}[-_]|\[\d{3,9}\])/;

/**
 * Rows of a list that stand over its projects (单位名称（项目类别/支出项目）): a unit, by its code or the form of its name, and a
 * category of expenditure. Their amounts are sums of the rows below. False for a project.
 */
const opensGroup = (builder: FormBuilder, name: Token, cells: CellsByRole): boolean => {
  if (cells.has('objective') || cells.has('purpose')) return false;
  if (name.label?.item) {
    builder.group = { ...builder.group, category: draftText(name) };
    return true;
  }
  if (!cells.has('unit-code') && !CODED.test(name.folded)) return false;
  builder.group = { unit: draftText(name), category: null };
  addField(builder, 'department', name.text, name);
  return true;
};

/** The objective cell of a project, with the indicators that stand in it as a tree. */
const placeTarget = (builder: FormBuilder, objective: Token | undefined): void => {
  if (objective) placeObjective(builder, { term: 'annual', result: false, label: objective }, objective);
};

/** Reads a row of the list of a department's projects (项目支出情况); false when the row is none. */
export const readProjectRow = (
  builder: FormBuilder,
  header: TableHeader,
  line: Line,
  context: ReadContext,
): boolean => {
  const cells = readPlainRow(header, line, context);
  const name = cells.get('project-name');
  if (!name || name.label?.item === 'total') return name !== undefined;
  if (opensGroup(builder, name, cells)) return true;
  const project = listProject(builder, name.at);
  project.unit = builder.group.unit;
  project.category = builder.group.category;
  project.name = draftText(name);
  const [category, purpose] = [cells.get('project-category'), cells.get('purpose')];
  if (category) project.category = draftText(category);
  if (purpose) project.purpose = draftText(purpose);
  const owner = builder.project;
  builder.project = project;
  for (const [id, phase] of [
    ['budget-total', 'multi-year-total'],
    ['budget', 'budget'],
  ] as const) {
    const amount = cells.get(id);
    const role = header.roles.find((candidate) => candidate.id === id);
    if (amount && role?.header && isAmount(amount))
      addFunding(builder, { label: role.header, item: 'total', amount, phase, unit: moneyUnitIn(role.header.folded) });
  }
  placeTarget(builder, cells.get('objective'));
  builder.project = owner;
  return true;
};
