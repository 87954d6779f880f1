import type { DraftFunding, DraftText, FundingItem, Phase, Side } from '../model/index.ts';
import { alignRow, GRID_BINDING, NO_BINDING, type Role, SLOT_BINDING } from './align-row.ts';
import { joinLabels } from './carrier/join-labels.ts';
import { addEvaluation, currentRecords, type FormBuilder } from './form-builder.ts';
import type { ReadContext } from './read-context.ts';
import { splitGluedAmounts } from './split-glued-amounts.ts';
import type { TableHeader } from './table-header.ts';
import { tokenTraits } from './text-traits.ts';
import { draftText, isBlank, joinTokens, type Line, type Token } from './token.ts';

/** Amounts in speech leave out 元: `250万`. */
const SHORT_UNIT = /^[\d,.]+(?:万|亿)$/;
const MONEY_UNIT = /(百万元|千万元|万元|亿元|千元|元)/;

/** A unit of which the first character is illegible is no plain 元, whatever it was: `（叮元）`, `单位：刀元`. */
const MISREAD_UNIT = /(?:^|[(（]|单位[:：]?)(?:单位[:：]?)?[^万千百十亿元\d(（:：]元(?:[)）]|$)/;

/** Unit of money a label or caption prints: `资金情况(万元)`, `单位：万元`; null when it prints none. */
export const moneyUnitIn = (folded: string): string | null => {
  if (MISREAD_UNIT.test(folded)) return null;
  const bracket =
    /[(（][^)）]*?(百万元|千万元|万元|亿元|千元|元)[^)）]*[)）]/.exec(folded) ??
    /单位[:：]?(百万元|千万元|万元|亿元|千元|元)/.exec(folded);
  return bracket ? bracket[1]! : null;
};

const INCOME: ReadonlySet<FundingItem> = new Set([
  'fiscal-appropriation',
  'special-account-funds',
  'unit-funds',
  'other-funds',
  'carry-over',
]);
const EXPENDITURE: ReadonlySet<FundingItem> = new Set([
  'basic-expenditure',
  'project-expenditure',
  'personnel',
  'operating',
  'specific-purpose',
]);

/** Side of a department's line: what the section says for totals, what the item says otherwise. */
const sideOf = (builder: FormBuilder, item: FundingItem, label: Token): Side | null => {
  if (builder.project) return 'project';
  // A total right below kinds of income (财政拨款 … 合计) is theirs, unless it says otherwise.
  const above = currentRecords(builder).funding.at(-1);
  if (item === 'total' && !builder.side && above?.side === 'income' && !/支出/.test(label.folded)) return 'income';
  // What is spent on (基本支出) is expenditure, whatever the heading beside it says.
  if (EXPENDITURE.has(item)) return 'expenditure';
  if (builder.side) return builder.side;
  return INCOME.has(item) ? 'income' : null;
};

/** Label of a line as kept: without brackets, 其中 and colons (`其中：财政拨款` → `财政拨款`). */
export const itemLabelText = (token: Token): string => token.label?.label ?? token.text;

interface FundingInput {
  readonly label: Token;
  readonly item: FundingItem;
  readonly amount: Token;
  readonly phase: Phase;
  readonly year?: number | null;
  readonly share?: DraftText | null;
  readonly unit?: string | null;
  readonly doubt?: string | null;
  /** Side that the column of labels prints (收入来源). */
  readonly side?: Side | null;
}

/** Adds one amount to whatever is being read. */
export const addFunding = (builder: FormBuilder, input: FundingInput): void => {
  const line: DraftFunding = {
    side: builder.project ? 'project' : (input.side ?? sideOf(builder, input.item, input.label)),
    item: input.item,
    label: itemLabelText(input.label),
    phase: input.phase,
    year: input.year ?? null,
    amount: amountText(input.amount),
    share: input.share ?? null,
    unit: input.unit ?? moneyUnitIn(input.label.folded) ?? builder.unit,
    doubt: input.doubt ?? null,
  };
  currentRecords(builder).funding.push(line);
};

/** An amount with its unit, and in brackets what it is made of: `300万元（其中上级资金120万元）`. */
const WITH_PARTS = /^([\d,.]+\s*(?:百万元|千万元|万元|亿元|千元|元|万|亿))[(（][^()（）]*[)）]$/;

/** Whether a cell can be an amount: a number, with or without a unit of money; strokes stand for nothing. */
export const isAmount = (token: Token): boolean => {
  const { number, quantity, letters } = tokenTraits(token);
  if (number || WITH_PARTS.test(token.folded)) return true;
  return quantity && letters <= 3 && (MONEY_UNIT.test(token.folded) || SHORT_UNIT.test(token.folded));
};

/** The amount of a cell without the brackets behind it. */
const amountText = (token: Token): DraftText => {
  const [, amount] = WITH_PARTS.exec(token.folded) ?? [];
  return amount === undefined ? draftText(token) : { text: amount, at: token.at };
};

const PHASES: Readonly<Record<string, Phase>> = {
  budget: 'budget',
  adjusted: 'adjusted',
  actual: 'actual',
  'past-amount': 'actual',
};

interface FundingGroup {
  readonly label: Token | null;
  readonly side: Side | null;
  readonly cells: readonly { readonly role: Role; readonly token: Token }[];
  /** Printed cells that all this was read from. */
  readonly printed: readonly Token[];
}

type OpenGroup = { -readonly [Key in keyof FundingGroup]: FundingGroup[Key] };

const withLabelRole = (roles: readonly Role[]): readonly Role[] =>
  roles.some(({ id }) => id === 'label')
    ? roles
    : [{ id: 'label', header: null, start: null, end: null, group: 0, year: null }, ...roles];

const SURE_MARGIN = 1;

/** Side in the header over a column of labels: 部门预算支出 | 收入来源. */
const printedSide = ({ header }: Role): Side | null =>
  header === null ? null : /收入/.test(header.folded) ? 'income' : /支出/.test(header.folded) ? 'expenditure' : null;

/** Cells of one row by half of the table, with the margin of the alignment. */
const alignFunding = (
  line: Line,
  roles: readonly Role[],
  context: ReadContext,
): { groups: FundingGroup[]; sure: boolean } => {
  const binding = line.geometry === 'grid' ? GRID_BINDING : line.geometry === 'slots' ? SLOT_BINDING : NO_BINDING;
  const { assignments, margin } = alignRow(line.cells, roles, binding);
  const groups = new Map<number, OpenGroup>();
  for (const { role: index, token, cells } of assignments) {
    if (isBlank(token)) continue;
    const role = index < 0 ? null : roles[index]!;
    if (!role) {
      if (token.label?.field === 'funding-section') context.ledger.use(...cells);
      continue;
    }
    const group = groups.get(role.group) ?? { label: null, side: null, cells: [], printed: [] };
    if (role.id === 'label') [group.label, group.side] = [token, printedSide(role)];
    else group.cells = [...group.cells, { role, token }];
    group.printed = [...group.printed, ...cells];
    groups.set(role.group, group);
  }
  return { groups: [...groups.values()], sure: margin >= SURE_MARGIN || fillsColumns(line.cells, roles) };
};

/** Columns that hold a number but no amount. */
const isPoints = ({ id }: Role): boolean => id === 'weight' || id === 'score';

/**
 * Whether the numbers of a row leave only one reading although other cells fit several columns: one for each column of numbers,
 * or one for each column of amounts, where a rate follows (`251.89 | 251.89 | 100% | / | /`) or the row is a part of the total,
 * which alone is weighed.
 */
const fillsColumns = (cells: readonly Token[], roles: readonly Role[]): boolean => {
  const phases = roles.filter(({ id }) => PHASES[id]).length;
  const amounts = cells.filter(isAmount).length;
  if (amounts === phases + roles.filter(isPoints).length) return true;
  const label = cells.find(({ label }) => label?.item);
  const last = roles.findLastIndex(({ id }) => PHASES[id]);
  if (!label || roles.findIndex(isPoints) < last) return false;
  if (amounts === phases && label.label?.item !== 'total') return true;
  const rate = cells.findIndex((cell) => tokenTraits(cell).percent);
  return rate > 0 && roles[last + 1]?.id === 'rate' && cells.slice(0, rate).filter(isAmount).length === phases;
};

/** Rate, weight and score of the budget execution stand in the row of the total. */
const noteExecution = (builder: FormBuilder, cells: FundingGroup['cells']): void => {
  const at = (id: string): DraftText | null => {
    const cell = cells.find(
      ({ role, token }) => role.id === id && (tokenTraits(token).number || tokenTraits(token).percent),
    );
    return cell ? draftText(cell.token) : null;
  };
  const [executionRate, executionWeight, executionScore] = [at('rate'), at('weight'), at('score')];
  if (executionRate || executionScore) addEvaluation(builder, { executionRate, executionWeight, executionScore });
};

/** What can name a kind of funds: Chinese words, and no remains of a destroyed label. */
const WORDS = /^(?:其中[:：]?)?[\u3400-\u9fff()（）、]{2,20}[:：]?$/;

/** Kind of funds of a row: as listed, `other` where its label is in no list at all, null where it says something else. */
const itemOf = (owner: Token | null): FundingItem | null => {
  if (!owner?.label) return owner && WORDS.test(owner.folded) ? 'other' : null;
  return owner.label.item === 'subtotal' ? null : owner.label.item;
};

const doubtOf = (owner: Token, sure: boolean): string | null => {
  if (!owner.label) return `${owner.text} is in no list of kinds of funds`;
  return sure ? null : 'the cells of the row fit the columns in more than one way';
};

/** Adds the amounts of a group; false when they belong to nothing that is known, and nobody read them. */
const emitGroup = (
  builder: FormBuilder,
  { label, side, cells }: FundingGroup,
  sure: boolean,
  lastItem: Token | null,
): boolean => {
  const owner = label?.label?.item === 'subtotal' && lastItem ? lastItem : label;
  const item = itemOf(owner);
  if (!owner || !item) return !cells.some(({ token }) => isAmount(token));
  const share = cells.find(({ role }) => role.id === 'share');
  if (item === 'total') noteExecution(builder, cells);
  const doubt = doubtOf(owner, sure);
  for (const { role, token } of cells) {
    const phase = PHASES[role.id];
    if (!phase || !isAmount(token)) continue;
    addFunding(builder, {
      label: owner,
      item,
      amount: token,
      phase: owner.label?.phase ?? phase,
      year: role.year,
      share: role.id === 'budget' && share ? draftText(share.token) : null,
      unit: moneyUnitIn(role.header?.folded ?? ''),
      doubt,
      side,
    });
  }
  return true;
};

/** Amounts and rate that were printed without a gap, parted by arithmetic. */
const ungluedAmounts = (cell: Token, roles: readonly Role[]): Token[] => {
  const count = roles.filter(({ id }) => PHASES[id]).length;
  const glued = isAmount(cell) ? null : splitGluedAmounts(cell.folded, count);
  return glued ? [...glued.amounts, glued.rate].map((text) => joinTokens([cell], text)) : [cell];
};

const sideFrom = (line: Line): Side | null => {
  const text = [...line.covers, ...line.cells]
    .filter((cell) => cell.label?.field === 'funding-section')
    .map(({ folded }) => folded)
    .join(' ');
  if (text.includes('收入构成') || /^收入/.test(text)) return 'income';
  return text.includes('支出构成') ? 'expenditure' : null;
};

/**
 * Reads one body row of a funding table (资金表) under its header; false when the row is no part of the table.
 * A row holds one item and its amounts by phase or year; two tables may stand side by side (支出 | 收入来源).
 */
export const readFundingRow = (
  builder: FormBuilder,
  header: TableHeader,
  printed: Line,
  context: ReadContext,
): boolean => {
  const line = printed.geometry === 'slots' ? { ...printed, cells: joinLabels(printed.cells) } : printed;
  const side = sideFrom(line);
  if (side) builder.side = side;
  const solid = line.cells.filter((cell) => !isBlank(cell) && cell.label?.field !== 'funding-section');
  if (!solid.some((cell) => cell.label?.item || isAmount(cell))) return false;
  // Behind an amount in a cell of its own `100%` is a rate, and no `1`, `0` and `0%`.
  const first = line.cells.findIndex(isAmount);
  const cells = line.cells.flatMap((cell, index) =>
    first >= 0 && index > first ? [cell] : ungluedAmounts(cell, header.roles),
  );
  const rows = { ...line, cells: cells.filter((cell) => cell.label?.field !== 'funding-section') };
  for (const cell of line.cells) if (cell.label?.field === 'funding-section') context.ledger.use(cell);
  const roles = withLabelRole(header.roles);
  const { groups, sure } = alignFunding(rows, roles, context);
  let lastItem: Token | null = null;
  for (const group of groups) {
    if (emitGroup(builder, group, sure, lastItem)) context.ledger.use(...group.printed);
    lastItem = group.label ?? lastItem;
  }
  return true;
};
