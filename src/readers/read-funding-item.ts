import type { Phase } from '../model/index.ts';
import { addEvaluation, currentRecords, type FormBuilder } from './form-builder.ts';
import { joinAmount } from './join-amount.ts';
import type { LineState } from './line-state.ts';
import type { ReadContext } from './read-context.ts';
import { addFunding, isAmount, moneyUnitIn } from './read-funding.ts';
import { draftText, makeToken, type Token } from './token.ts';

/** Sum of weights or scores below an indicator table. */
const SCORE_SUM = /^(?:合计|总计|小计)/;
const YEARLY = /(?:当年|年度|本年|上年)/;

/** Whether an item belongs to the project total or to the year. */
const phaseOf = (state: LineState, label: Token): Phase => {
  const { twin } = state;
  if (label.label?.phase) return label.label.phase;
  if (!twin || label === twin.annual) return 'budget';
  // `本年度申请…` says itself that it is no part of the project total before it.
  if (!twin.annual) return /当年|本年|年度/.test(label.folded) ? 'budget' : 'multi-year-total';
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
export const amountPieces = (tokens: readonly Token[], from: number): Token[] => {
  const pieces: Token[] = [];
  for (let at = from; at < tokens.length && isAmount(tokens[at]!); at++) pieces.push(tokens[at]!);
  return pieces;
};

const standsOver = (label: Token, amount: Token): boolean =>
  label.column !== null &&
  amount.column !== null &&
  label.column <= amount.column &&
  label.column + label.width >= amount.column + amount.width;

/**
 * Gives a row of bare amounts to the items that stand over them in a true grid (`合计 | 市本级 | 中央补助` over `260 | 200 | 60`);
 * false when one of them stands under none, and nothing is read.
 */
export const placeAmountsUnder = (
  builder: FormBuilder,
  state: LineState,
  amounts: readonly Token[],
  context: ReadContext,
): boolean => {
  const labels = amounts.map((amount) => state.unfilled.findLast((label) => standsOver(label, amount)));
  if (amounts.length < 2 || new Set(labels).size < amounts.length || labels.includes(undefined)) return false;
  labels.forEach((label, index) => void readFundingItem(builder, state, label!, [amounts[index]!], context));
  return true;
};

/** Reads one item of a funding ladder (资金阶梯) with the amount behind it: `其中：财政拨款 | 456.40`. */
export const readFundingItem = (
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
  if (!amount) builder.unit = moneyUnitIn(label.folded) ?? builder.unit;
  if (!amount && label.column !== null) state.unfilled.push(label);
  if (amount && item && item !== 'subtotal') addFunding(builder, { label: owner, item, amount, phase, doubt });
};

const INLINE_AMOUNT = /^(.{2,20})[:：]([^:：]+)$/s;

/** Reads an item and its amount in one cell (`其他资金：3.75`); false when the cell holds anything else. */
export const readInlineItem = (builder: FormBuilder, state: LineState, token: Token, context: ReadContext): boolean => {
  const match = INLINE_AMOUNT.exec(token.lines.trim());
  if (!match) return false;
  const [label, amount] = [makeToken(match[1]!, token.at), makeToken(match[2]!, token.at)];
  if (label.label?.item == null || !isAmount(amount)) return false;
  readFundingItem(builder, state, label, [amount], context);
  context.ledger.use(token);
  return true;
};
