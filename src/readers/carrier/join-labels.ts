import { lookupLabel, type TableKind } from '../lexicon.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, joinTokens, type Token } from '../token.ts';

const MOST_JOINED = 4;
const LONGEST_LABEL = 24;
/** Second halves that are labels of their own and still belong to the line above: 服务对象满意度 + 指标. */
const TAILS = /^(?:指标|目标|情况|及[\u3400-\u9fff]{2,6}|[(（][^)）]*[)）])$/;

/** First halves that say of when or what kind the label in the next line is: 年度 + 指标值, 实际 + 完成值, 全年 + 执行数. */
const MODIFIER = /^(?:年度|全年|年初|年中|本年|当年|上年|实际|预期|计划|自评|调整后?|项目|总体|中期|长期)$/;

/** Whether the second half is a label of its own that the first half only narrows: both are columns of one kind of table. */
const narrows = ([first, second, ...more]: readonly Token[], joined: Token): boolean =>
  more.length === 0 &&
  MODIFIER.test(first!.folded) &&
  Object.keys(second!.label?.columns ?? {}).some((table) => joined.label!.columns[table as TableKind] !== undefined);

/** Headings of columns that with a value behind them are one torn label of the form: `项目 | 名称 | 支渠维修`. */
const isTornField = (parts: readonly Token[], joined: Token, behind: Token | undefined): boolean =>
  joined.label!.field !== null &&
  parts.every(({ label }) => !label || (label.field === null && label.item === null)) &&
  behind !== undefined &&
  !isBlank(behind) &&
  behind.label === null;

const LONGEST_REST = 2;

/** The rest of a heading that is a heading without it too: `指标 | 值`. What could be a value of its own is none. */
const isRest = (parts: readonly Token[]): boolean =>
  parts.length === 2 &&
  parts[0]!.label?.field === null &&
  parts[0]!.label.item === null &&
  parts[1]!.label === null &&
  parts[1]!.folded.length <= LONGEST_REST &&
  tokenTraits(parts[1]!).letters === parts[1]!.folded.length;

const joinAt = (tokens: readonly Token[], at: number): { token: Token; size: number } => {
  let best = { token: tokens[at]!, size: 1 };
  let folded = tokens[at]!.folded;
  for (let size = 2; size <= MOST_JOINED && at + size <= tokens.length; size++) {
    const next = tokens[at + size - 1]!;
    if (isBlank(next) || folded === '') break;
    folded += next.folded;
    if (folded.length > LONGEST_LABEL) break;
    if (!lookupLabel(folded)) continue;
    const parts = tokens.slice(at, at + size);
    const joined = joinTokens(parts);
    const swallowsLabel =
      parts.slice(1).some((part) => part.label && !TAILS.test(part.folded)) && !narrows(parts, joined);
    const isLabel = !swallowsLabel && (!tokens[at]!.label || TAILS.test(parts.at(-1)!.folded));
    if (isLabel || isRest(parts) || isTornField(parts, joined, tokens[at + size])) best = { token: joined, size };
  }
  return best;
};

/** Joins labels that wrap over lines: `计划开始日` + `期`, `项目` + `绩效` + `目标`, `项目资金` + `（元）`. */
export const joinLabels = (tokens: readonly Token[]): Token[] => {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { token, size } = joinAt(tokens, at);
    joined.push(token);
    at += size;
  }
  return joined;
};
