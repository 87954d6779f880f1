import { finding } from '../model/index.ts';
import type { FormBuilder } from './form-builder.ts';
import { joinTorn } from './join-torn.ts';
import { composeLabel } from './label-grammar.ts';
import type { LineState, OpenObjective } from './line-state.ts';
import { placeOpenText } from './place-field.ts';
import { growObjective, placeObjective } from './place-objective.ts';
import type { ReadContext } from './read-context.ts';
import { isAmount } from './read-funding.ts';
import { joinTokens, type Token } from './token.ts';

const LATER_ITEM = /^(?:目标|任务)?[(（]?(?:[2-9]|[二三四五六七八九]|[②-⑨])[)）]?[.、:：．]/;
const FIRST_ITEM = /^(?:目标|任务)?[(（]?(?:1|一|①)[)）]?[.、:：．]?/;

/** One glued text for two labels is cut where its numbering starts again: `目标1：…目标2：…目标1：…`. */
const splitAtRestart = (token: Token): Token[] => {
  const marker = /^(?:目标|任务)?[(（]?(?:1|一|①)[)）]?[.、:：．]/.exec(token.lines.trimStart())?.[0];
  if (!marker) return [token];
  const start = token.lines.indexOf(marker);
  const again = token.lines.indexOf(marker, start + marker.length);
  if (again < 0 || token.lines.indexOf(marker, again + marker.length) >= 0) return [token];
  return [joinTokens([token], token.lines.slice(0, again)), joinTokens([token], token.lines.slice(again))];
};

/** Parts several texts over the labels above them: one each, or anew where the numbering starts again. */
const distributeTexts = (texts: readonly Token[], waiting: number, context: ReadContext): Token[] => {
  if (texts.length === 1 && waiting >= 2) return splitAtRestart(texts[0]!);
  if (texts.length <= waiting) return [...texts];
  const starts = texts.flatMap(({ folded }, index) => (FIRST_ITEM.test(folded) ? [index] : []));
  if (starts.length < 2 || starts.length > waiting || starts[0] !== 0) {
    const joined = joinTorn(texts, context);
    if (waiting > 1)
      context.note(
        finding(
          'ambiguous-value',
          'warning',
          `${texts.length} cells below ${waiting} labels: ${joined.text.slice(0, 60)}`,
          joined.at,
        ),
      );
    return [joined];
  }
  return starts.map((start, index) => joinTokens(texts.slice(start, starts[index + 1])));
};

/** Level labels and amounts are never part of a running text: a row that holds one belongs to a table. */
const holdsRecord = (token: Token): boolean =>
  token.label?.category != null || token.label?.dimension != null || (isAmount(token) && !/^\d$/.test(token.folded));

/** The labels that fewer texts belong to: the last ones; one text alone states the target, and the column of results is empty. */
const labelsFor = (waiting: readonly OpenObjective[], count: number): readonly OpenObjective[] => {
  const aim = waiting.findLast(({ result }) => !result);
  return count === 1 && aim ? [aim] : waiting.slice(waiting.length - count);
};

/** Gives the cells of an unlabelled row to the objectives or texts that wait for them. */
export const placeLooseTexts = (
  builder: FormBuilder,
  state: LineState,
  left: readonly Token[],
  context: ReadContext,
): boolean => {
  const texts = left.filter((token) => token.folded.length > 1);
  if (texts.length === 0) return true;
  if (texts.some(holdsRecord)) return false;
  const waiting = state.objectives;
  if (waiting.length > 0) {
    const values = distributeTexts(texts, waiting.length, context);
    const targets = labelsFor(waiting, values.length);
    for (const [index, target] of targets.entries()) placeObjective(builder, target, values[index]!);
    for (const value of values) if (composeLabel(value.folded)) doubtLabel(value, context);
    context.ledger.use(...values);
    return true;
  }
  if (state.text) return placeOpenText(builder, state, joinTorn(texts, context), context);
  const rest = withoutLabelPart(texts, context);
  if (rest.length === 0 || state.growing === null) return false;
  const value = joinTorn(rest, context);
  if (!growObjective(builder, state, value, context)) return false;
  if (rest.length < texts.length && !LATER_ITEM.test(value.folded)) doubtGrowth(texts[0]!, value, context);
  return true;
};

/** A text that goes on with the objective above although a word that may be a label of its own stands before it. */
const doubtGrowth = (label: Token, value: Token, context: ReadContext): void => {
  const message = `${label.text} stands before a text that was added to the objective above: ${value.text.slice(0, 40)}`;
  context.note(finding('suspicious-text', 'warning', message, value.at));
};

/** What stands where an objective is expected, and is made of nothing but words of labels, may be a label. */
const doubtLabel = (value: Token, context: ReadContext): void =>
  context.note(
    finding('suspicious-text', 'warning', `${value.text} was taken for an objective; it may be a label`, value.at),
  );

const LONGEST_LABEL_PART = 6;

/** A short text in the first column beside other cells is what is left of the label there: `坝双口协 | 2.进一步弘扬…`. */
const withoutLabelPart = (texts: readonly Token[], context: ReadContext): readonly Token[] => {
  const [first, ...rest] = texts;
  if (!first || rest.length === 0 || first.column !== 0 || first.folded.length > LONGEST_LABEL_PART) return texts;
  if (composeLabel(first.folded)) return [];
  context.ledger.ignore('destroyed-label', first);
  return rest;
};
