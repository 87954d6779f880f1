import { alignRow } from './align-row.ts';
import { BINDINGS } from './align-table.ts';
import { type FormBuilder, listProject } from './form-builder.ts';
import type { ReadContext } from './read-context.ts';
import { addFunding, isAmount, moneyUnitIn } from './read-funding.ts';
import type { TableHeader } from './table-header.ts';
import { draftText, isBlank, type Line, type Token } from './token.ts';

type CellsByRole = ReadonlyMap<string, Token>;

const readPlainRow = (header: TableHeader, line: Line, context: ReadContext): CellsByRole => {
  const cells = new Map<string, Token>();
  for (const { role, token, cells: parts } of alignRow(line.cells, header.roles, BINDINGS[line.geometry]).assignments) {
    if (role < 0 || isBlank(token)) continue;
    cells.set(header.roles[role]!.id, token);
    context.ledger.use(...parts);
  }
  return cells;
};

/** Reads a row of yearly tasks (年度重点工作任务); false when the row is none. */
export const readTask = (builder: FormBuilder, header: TableHeader, line: Line, context: ReadContext): boolean => {
  const cells = readPlainRow(header, line, context);
  const [name, text, amount] = [cells.get('task-name'), cells.get('task-text'), cells.get('task-amount')];
  if (!name && !text) return false;
  const unit = moneyUnitIn(header.roles.find(({ id }) => id === 'task-amount')?.header?.folded ?? '') ?? builder.unit;
  builder.activities.push({
    kind: 'task',
    name: name ? draftText(name) : null,
    text: text ? { text: text.lines, at: text.at } : draftText(name!),
    amount: amount ? draftText(amount) : null,
    unit,
  });
  return true;
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
  const project = listProject(builder, name.at);
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
  builder.project = owner;
  return true;
};
