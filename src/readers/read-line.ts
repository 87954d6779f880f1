import { type DraftProject, finding, type Phase, type Term } from '../model/index.ts';
import { addEvaluation, addField, currentRecords, type FormBuilder, startProject } from './form-builder.ts';
import { joinAmount } from './join-amount.ts';
import { joinTorn } from './join-torn.ts';
import { PERSONAL_DATA } from './ledger.ts';
import type { ReadContext } from './read-context.ts';
import { addFunding, isAmount, moneyUnitIn } from './read-funding.ts';
import { readProseIndicators } from './read-prose-indicators.ts';
import { takeCode } from './take-codes.ts';
import { draftText, joinTokens, type Token } from './token.ts';

/** An objective label that waits for its text in the rows below: 中期目标 | 年度目标. */
export interface OpenObjective {
  readonly term: Term;
  readonly result: boolean;
  readonly label: Token;
}

/** What a line left open for the lines below. */
export interface LineState {
  objectives: OpenObjective[];
  /** Label of duties, tasks or purpose that waits for text below. */
  text: { readonly meaning: string; readonly label: Token } | null;
  /**
   * Project total beside the year's (项目资金总额 | 年度资金申请总额), or above it as a ladder of its own: until the
   * year's total comes, the items below the project total are its parts.
   */
  twin: { readonly multi: Token; readonly annual: Token | null; readonly between: number } | null;
  /** How often each funding label was met since the twin columns began. */
  readonly met: Map<string, number>;
  /** Unlabelled rows above, kept until a label below claims them (a label printed in the middle of its rows). */
  loose: (readonly Token[])[];
  /** Objective that unlabelled rows below go on with. */
  growing: OpenObjective | null;
  /** Item whose amount is printed under 小计. */
  lastItem: Token | null;
}

export const newLineState = (): LineState => ({
  objectives: [],
  text: null,
  twin: null,
  met: new Map(),
  loose: [],
  growing: null,
  lastItem: null,
});

const OBJECTIVE_TERMS: Readonly<Record<string, Term>> = {
  'objective-annual': 'annual',
  'objective-medium': 'medium-term',
  'objective-long': 'long-term',
  'objective-result': 'annual',
};

const SECTIONS: ReadonlySet<string> = new Set([
  'funding-section',
  'indicators-section',
  'schedule-section',
  'projects-section',
  'objective-group',
  'objective-section',
]);

const PERSONAL: ReadonlySet<string> = new Set(['personal-name', 'personal-phone']);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['duties', 'tasks', 'project-purpose']);

/** Whether a token is a label that begins something, so that the value before it ends. */
const UNIT_CAPTION = /^(?:金额|计量)?单位[:：]/;

export const isFormLabel = (token: Token): boolean =>
  token.label !== null && (token.label.field !== null || token.label.item !== null);

const isFieldLabel = (token: Token): boolean => token.label?.field != null;

const ensureProject = (builder: FormBuilder, token: Token, part: 'name' | 'code'): DraftProject => {
  const current = builder.project;
  if (current && (part === 'code' ? current.code === null && current.indicators.length === 0 : current.name === null))
    return current;
  return startProject(builder, token.at);
};

/** Puts a value into the project being read; a second name or code starts another project. */
export const setProjectPart = (
  builder: FormBuilder,
  part: 'name' | 'code' | 'category' | 'purpose',
  value: Token,
): void => {
  const project =
    part === 'name' || part === 'code'
      ? ensureProject(builder, value, part)
      : (builder.project ?? startProject(builder, value.at));
  Object.assign(project, { [part]: draftText(value) });
};

/** Gives a value to the field its label names. */
const placeField = (builder: FormBuilder, meaning: string, label: Token, value: Token, context: ReadContext): void => {
  if (meaning === 'project-name') setProjectPart(builder, 'name', value);
  else if (meaning === 'project-code') setProjectPart(builder, 'code', value);
  else if (meaning === 'project-category') setProjectPart(builder, 'category', value);
  else if (meaning === 'project-purpose') setProjectPart(builder, 'purpose', value);
  else if (meaning === 'duties' || meaning === 'tasks')
    builder.activities.push({
      kind: meaning === 'duties' ? 'duty' : 'task',
      name: null,
      text: { text: value.lines, at: value.at },
      amount: null,
      unit: null,
    });
  else if (meaning === 'money-unit') builder.unit = moneyUnitIn(`单位:${value.folded}`) ?? builder.unit;
  else if (meaning === 'description' || meaning === 'other-department') {
    context.ledger.ignore('field-without-record', value);
    return;
  } else if (meaning === 'form-note') {
    context.ledger.ignore('form-note', value);
    return;
  } else addField(builder, meaning, label.text, value);
  context.ledger.use(value);
};

/** Adds an objective, or the result to the objective of its term that has none yet. */
export const placeObjective = (builder: FormBuilder, { term, result }: OpenObjective, value: Token): void => {
  const { objectives, indicators } = currentRecords(builder);
  const tree = readProseIndicators(value.lines, value.at, false);
  if (tree) indicators.push(...tree.indicators);
  const text = { text: tree ? tree.rest : value.lines, at: value.at };
  if (!result) {
    if (text.text !== '') objectives.push({ term, text, result: null });
    return;
  }
  const index = objectives.findLastIndex((objective) => objective.result === null);
  if (index >= 0) objectives[index] = { ...objectives[index]!, result: text };
};

/** Sum of weights or scores below an indicator table. */
const SCORE_SUM = /^(?:合计|总计|小计)/;
const FIRST_ITEM = /^(?:目标|任务)?[(（]?(?:1|一|①)[)）]?[.、:：．]/;

const LATER_ITEM = /^(?:目标|任务)?[(（]?(?:[2-9]|[二三四五六七八九]|[②-⑨])[)）]?[.、:：．]/;

/** Numbered rows right above a label that stands in the middle of its merged cell: they belong to it. */
const rowsAbove = (state: LineState, value: Token, context: ReadContext): Token[] => {
  const first = state.loose.findLastIndex(([cell]) => cell !== undefined && FIRST_ITEM.test(cell.folded));
  if (first < 0 || FIRST_ITEM.test(value.folded)) return [];
  return state.loose.slice(first).map((row) => joinTorn(row, context));
};

const joinRows = (rows: readonly Token[]): Token => joinTokens(rows, rows.map(({ lines }) => lines.trim()).join('\n'));

/** Places the value of an objective label with the rows above it; a row that does not go on counting is doubtful. */
const placeWithRowsAbove = (
  builder: FormBuilder,
  state: LineState,
  open: OpenObjective,
  value: Token,
  context: ReadContext,
): void => {
  const above = rowsAbove(state, value, context);
  const goesOn = above.length === 0 || LATER_ITEM.test(value.folded);
  const texts = goesOn ? [joinRows([...above, value])] : [joinRows(above), value];
  for (const text of texts) placeObjective(builder, open, text);
  context.ledger.use(...texts);
  if (!goesOn)
    context.note(
      finding('suspicious-text', 'warning', `an item without its number below numbered ones: ${value.text}`, value.at, {
        before: value.text,
      }),
    );
};

const YEARLY = /(?:当年|年度|本年|上年)/;

/** Whether an item belongs to the project total or to the year. */
const phaseOf = (state: LineState, label: Token): Phase => {
  const { twin } = state;
  if (label.label?.phase) return label.label.phase;
  if (!twin || label === twin.annual) return 'budget';
  if (!twin.annual) return 'multi-year-total';
  if (twin.between > 0) return 'budget';
  if (twin.multi.column !== null && twin.annual.column !== null && label.column !== null)
    return label.column >= twin.annual.column ? 'budget' : 'multi-year-total';
  if (YEARLY.test(label.folded)) return 'budget';
  const key = label.label?.label ?? label.folded;
  const met = (state.met.get(key) ?? 0) + 1;
  state.met.set(key, met);
  return met === 1 ? 'multi-year-total' : 'budget';
};

const noteTwin = (state: LineState, label: Token): void => {
  const { twin } = state;
  if (label.label?.phase === 'multi-year-total') {
    state.twin = { multi: label, annual: null, between: 0 };
    state.met.clear();
  } else if (twin && !twin.annual)
    state.twin =
      label.label?.item === 'total' && YEARLY.test(label.folded)
        ? { ...twin, annual: label }
        : { ...twin, between: twin.between + 1 };
};

/** The amount behind an item, and the numbers right behind it: those are pieces of one torn amount (`13 | 31`). */
const amountPieces = (tokens: readonly Token[], from: number): Token[] => {
  const pieces: Token[] = [];
  for (let at = from; at < tokens.length && isAmount(tokens[at]!); at++) pieces.push(tokens[at]!);
  return pieces;
};

const readItem = (
  builder: FormBuilder,
  state: LineState,
  label: Token,
  pieces: readonly Token[],
  context: ReadContext,
): void => {
  if (label.label?.item === 'total' && SCORE_SUM.test(label.folded) && currentRecords(builder).indicators.length > 0) {
    context.ledger.use(label, ...pieces);
    // Sum of the weights, then the score; a single number can be either.
    if (pieces.length > 1) addEvaluation(builder, { totalScore: draftText(pieces.at(-1)!) });
    return;
  }
  const { amount, doubt } = joinAmount(pieces, context);
  noteTwin(state, label);
  const owner = label.label?.item === 'subtotal' ? (state.lastItem ?? label) : label;
  const item = owner.label?.item;
  state.lastItem = label;
  const phase = phaseOf(state, owner);
  context.ledger.use(label, amount);
  if (amount && item && item !== 'subtotal') addFunding(builder, { label: owner, item, amount, phase, doubt });
};

const takeValue = (tokens: readonly Token[], from: number, label: Token): Token[] => {
  const values: Token[] = [];
  const lenient = label.label?.field === 'project-category' || label.label?.field === 'description';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    const stops =
      lenient && values.length === 0 ? isFieldLabel(token) && token.label?.item === null : isFormLabel(token);
    if (stops || UNIT_CAPTION.test(token.folded)) break;
    values.push(token);
  }
  return values;
};

const markPersonal = (label: Token, values: readonly Token[], context: ReadContext): void => {
  context.ledger.ignore('personal-label', label);
  context.ledger.ignore(PERSONAL_DATA, ...values);
};

const readField = (
  builder: FormBuilder,
  state: LineState,
  label: Token,
  values: readonly Token[],
  context: ReadContext,
): void => {
  const meaning = label.label!.field!;
  context.ledger.use(label);
  const unit = moneyUnitIn(label.folded);
  if (unit) builder.unit = unit;
  if (PERSONAL.has(meaning)) return markPersonal(label, values, context);
  if (meaning === 'indicators-section' && values.length === 1) {
    const prose = readProseIndicators(values[0]!.lines, values[0]!.at, true);
    currentRecords(builder).indicators.push(...(prose?.indicators ?? []));
    if (prose) context.ledger.use(...values);
    else context.ledger.ignore('narrative', ...values);
    return;
  }
  if (SECTIONS.has(meaning)) {
    if (/^收入/.test(label.folded)) builder.side = 'income';
    if (/^支出构成/.test(label.folded)) builder.side = 'expenditure';
    return;
  }
  const term = OBJECTIVE_TERMS[meaning];
  if (meaning === 'score-total' && values.length > 0) {
    addEvaluation(builder, { totalScore: draftText(values.findLast(isAmount) ?? values.at(-1)!) });
    context.ledger.use(...values);
    return;
  }
  const torn = meaning === 'project-code' ? takeCode(values, context).code : null;
  const value = torn ?? (values.length === 0 ? null : joinTorn(values, context));
  if (term) {
    const open = { term, result: meaning === 'objective-result', label };
    if (!value) state.objectives.push(open);
    else {
      placeWithRowsAbove(builder, state, open, value, context);
      state.growing = open;
    }
  } else if (value) placeField(builder, meaning, label, value, context);
  else if (TEXT_FIELDS.has(meaning)) state.text = { meaning, label };
};

/** Sections keep no value of their own: cells behind them belong to the labels that follow. */
const valuesOf = (tokens: readonly Token[], at: number): Token[] => {
  const meaning = tokens[at]!.label?.field;
  if (meaning === 'indicators-section') return takeValue(tokens, at + 1, tokens[at]!).slice(0, 1);
  return meaning && SECTIONS.has(meaning) ? [] : takeValue(tokens, at + 1, tokens[at]!);
};

/**
 * Reads a row of labels and values (标签 | 值 | 标签 | 值 …) left to right: a value belongs to the label before it.
 * Returns the cells that no label claims.
 */
export const readLabelledRow = (
  builder: FormBuilder,
  state: LineState,
  tokens: readonly Token[],
  context: ReadContext,
): Token[] => {
  const left: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    if (token.label?.item && !(token.label.field && !(next && isAmount(next)))) {
      const pieces = amountPieces(tokens, at + 1);
      readItem(builder, state, token, pieces, context);
      at += pieces.length;
    } else if (isFieldLabel(token)) {
      const values = valuesOf(tokens, at);
      readField(builder, state, token, values, context);
      at += values.length;
    } else left.push(token);
  }
  return left;
};

/** Goes on with the objective above an unlabelled row. */
export const growObjective = (builder: FormBuilder, state: LineState, value: Token, context: ReadContext): boolean => {
  if (!state.growing || state.growing.result) return false;
  const { objectives } = currentRecords(builder);
  const last = objectives.at(-1);
  if (!last) return false;
  objectives[objectives.length - 1] = {
    ...last,
    text: { text: `${last.text.text}\n${value.lines.trim()}`, at: last.text.at },
  };
  context.ledger.use(value);
  return true;
};

/** Gives waiting text fields (部门职能概述 over its paragraph) the text below. */
export const placeOpenText = (builder: FormBuilder, state: LineState, value: Token, context: ReadContext): boolean => {
  if (!state.text) return false;
  placeField(builder, state.text.meaning, state.text.label, value, context);
  return true;
};
