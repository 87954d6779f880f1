import { finding, type Term } from '../model/index.ts';
import { addEvaluation, currentRecords, type FormBuilder } from './form-builder.ts';
import { joinTorn } from './join-torn.ts';
import { PERSONAL_DATA } from './ledger.ts';
import type { LineState, OpenObjective } from './line-state.ts';
import { placeField } from './place-field.ts';
import { placeWithRowsAbove } from './place-objective.ts';
import type { ReadContext } from './read-context.ts';
import { isAmount, moneyUnitIn } from './read-funding.ts';
import { amountPieces, readFundingItem } from './read-funding-item.ts';
import { readProseIndicators } from './read-prose-indicators.ts';
import { takeCode } from './take-codes.ts';
import { isGarbage, isMangled, tokenTraits } from './text-traits.ts';
import { draftText, isBlank, type Line, type Token } from './token.ts';

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

const UNIT_CAPTION = /^(?:金额|计量)?单位[:：]/;

/** Whether a token is a label that begins something, so that the value before it ends. */
export const isFormLabel = (token: Token): boolean =>
  token.label !== null && (token.label.field !== null || token.label.item !== null);

const isFieldLabel = (token: Token): boolean => token.label?.field != null;

const takeValue = (tokens: readonly Token[], from: number, label: Token): Token[] => {
  const values: Token[] = [];
  const lenient = label.label?.field === 'project-category' || label.label?.field === 'description';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    const stops =
      lenient && values.length === 0 ? isFieldLabel(token) && token.label?.item === null : isFormLabel(token);
    // Behind a value of a field, what recognition has destroyed was the next label: what follows is not its value.
    const isNextLabel = values.length > 0 && ONE_CELL.has(label.label?.field ?? '') && isMangled(token);
    if (stops || isNextLabel || UNIT_CAPTION.test(token.folded)) break;
    values.push(token);
  }
  return values;
};

/** Fields whose value is one cell; texts and torn codes may go on in the next. */
const ONE_CELL: ReadonlySet<string> = new Set([
  'project-name',
  'project-category',
  'department',
  'competent-department',
  'filing-unit',
  'implementing-unit',
]);

/** A blank cell of the grid stands between a label and the next cell: the label has no value. */
const isApart = (label: Token, value: Token, { cells }: Line): boolean =>
  label.column !== null &&
  value.column !== null &&
  cells.some((cell) => isBlank(cell) && cell.column! >= label.column! + label.width && cell.column! < value.column!);

/** A name is never torn into more pieces than this; what follows it is a table whose labels nobody knows. */
const MOST_PIECES = 4;

/**
 * In a true grid a name is the one cell beside its label: what follows is a label nobody knows, or another text. On a scan a
 * line that is none can cut a cell in two; there the name goes on.
 */
const inGrid = (label: Token, values: Token[], line: Line | null): Token[] => {
  if (!ONE_CELL.has(label.label?.field ?? '')) return values;
  if (line?.geometry !== 'grid') return values.length > MOST_PIECES ? values.slice(0, 1) : values;
  const [first] = values;
  if (first && first.confidence !== null) return values;
  return first && !isApart(label, first, line) ? [first] : [];
};

/** A name does not go on with a label nobody knows and its amount: `项目名称 | 环湖路 | 中期安排(万元) | 2845.00`. */
const beforeAmount = (label: Token, values: Token[]): Token[] => {
  if (!ONE_CELL.has(label.label?.field ?? '')) return values;
  const amount = values.findIndex((value, at) => at > 1 && isAmount(value));
  return amount < 0 ? values : values.slice(0, amount - 1);
};

const markPersonal = (label: Token, values: readonly Token[], context: ReadContext): void => {
  context.ledger.ignore('personal-label', label);
  context.ledger.ignore(PERSONAL_DATA, ...values);
};

const FEWEST_LETTERS = 4;

/** What recognition leaves of a label that stands beside the label of an objective: `双,冷` of 年度目标. */
const isDestroyedLabel = (value: Token): boolean => {
  const traits = tokenTraits(value);
  return (
    isGarbage(traits) || isMangled(value) || (traits.letters < FEWEST_LETTERS && traits.letters < value.folded.length)
  );
};

/** Reads the label of an objective and the text beside it, or leaves it open for the text below. */
const readObjective = (
  builder: FormBuilder,
  state: LineState,
  open: OpenObjective,
  value: Token | null,
  context: ReadContext,
): void => {
  if (value && !isDestroyedLabel(value)) {
    placeWithRowsAbove(builder, state, open, value, context);
    state.growing = open;
    return;
  }
  state.objectives.push(open);
  // Recognition destroyed the label over the text (预期目标): what is illegible is no objective.
  if (value) context.ledger.ignore('destroyed-label', value);
  // Beside the objective of several years stands that of the year.
  if (!value || (open.term !== 'medium-term' && open.term !== 'long-term')) return;
  state.objectives.push({ term: 'annual', result: false, label: value });
  const message = `${value.text} is in no list of labels; read as the objective of the year: it stands beside ${open.label.text}`;
  context.note(finding('label-inferred', 'warning', message, value.at, { before: value.text }));
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
  if (PERSONAL.has(meaning)) {
    markPersonal(label, values, context);
    return;
  }
  if (meaning === 'indicators-section' && values.length === 1) {
    const prose = readProseIndicators(values[0]!.lines, values[0]!.at, true);
    currentRecords(builder).indicators.push(...(prose?.indicators ?? []));
    if (prose) context.ledger.use(...values);
    else context.ledger.ignore('narrative', ...values);
    return;
  }
  if (SECTIONS.has(meaning)) {
    if (/^收入/.test(label.folded) && !label.label?.inferred) builder.side = 'income';
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
    readObjective(builder, state, { term, result: meaning === 'objective-result', label }, value, context);
  } else if (value) placeField(builder, meaning, label, value, context);
  else if (TEXT_FIELDS.has(meaning)) state.text = { meaning, label };
};

/** Numbers and shares right behind a label. */
const numbersFrom = (tokens: readonly Token[], from: number): Token[] => {
  const end = tokens.findIndex((token, at) => at >= from && !tokenTraits(token).number && !tokenTraits(token).percent);
  return tokens.slice(from, end < 0 ? tokens.length : end);
};

/** Several amounts in cells of their own beside one item stand under headings that nobody read. */
const doubtColumns = (label: Token, [first, ...more]: readonly Token[], context: ReadContext): void => {
  const message = `${label.text}: ${more.length + 1} amounts beside it, expected one; the headings over them are not known`;
  context.note(finding('ambiguous-value', 'warning', message, first!.at));
};

/** Sections keep no value of their own: cells behind them belong to the labels that follow. */
const valuesOf = (tokens: readonly Token[], at: number, line: Line | null): Token[] => {
  const meaning = tokens[at]!.label?.field;
  if (meaning === 'indicators-section') return takeValue(tokens, at + 1, tokens[at]!).slice(0, 1);
  if (meaning && SECTIONS.has(meaning)) return [];
  return beforeAmount(tokens[at]!, inGrid(tokens[at]!, takeValue(tokens, at + 1, tokens[at]!), line));
};

/**
 * Reads a row of labels and values (标签 | 值 | 标签 | 值 …) left to right: a value belongs to the label before it.
 * Returns the cells that no label claims. `line`: the row of a table they stand in, where it is one.
 */
export const readLabelledRow = (
  builder: FormBuilder,
  state: LineState,
  tokens: readonly Token[],
  context: ReadContext,
  line: Line | null = null,
): Token[] => {
  const left: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    if (token.label?.item && !(token.label.field && !(next && isAmount(next)))) {
      const pieces = amountPieces(tokens, at + 1);
      const numbers = numbersFrom(tokens, at + 1);
      if (line?.geometry === 'grid' && numbers.length > 1) doubtColumns(token, numbers, context);
      readFundingItem(builder, state, token, pieces, context);
      at += pieces.length;
    } else if (isFieldLabel(token)) {
      const values = valuesOf(tokens, at, line);
      readField(builder, state, token, values, context);
      at += values.length;
    } else left.push(token);
  }
  return left;
};
