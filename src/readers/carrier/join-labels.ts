import { lookupLabel } from '../lexicon.ts';
import { isBlank, joinTokens, type Token } from '../token.ts';

const MOST_JOINED = 4;
const LONGEST_LABEL = 24;
/** Second halves that are labels of their own and still belong to the line above: 服务对象满意度 + 指标. */
const TAILS = /^(?:指标|目标|情况|[(（][^)）]*[)）])$/;

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
    const swallowsLabel = parts.slice(1).some((part) => part.label && !TAILS.test(part.folded));
    if (!swallowsLabel && (!tokens[at]!.label || TAILS.test(parts.at(-1)!.folded))) best = { token: joined, size };
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
