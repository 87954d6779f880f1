import { finding } from '../model/index.ts';
import { currentRecords, type FormBuilder } from './form-builder.ts';
import { joinTorn } from './join-torn.ts';
import type { LineState, OpenObjective } from './line-state.ts';
import type { ReadContext } from './read-context.ts';
import { readProseIndicators } from './read-prose-indicators.ts';
import { joinTokens, type Token } from './token.ts';

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
export const placeWithRowsAbove = (
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
