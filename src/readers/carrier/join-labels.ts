import { isBlank, joinTokens, type Token } from '../token.ts';

const MOST_JOINED = 4;
/** Second halves that are labels of their own and still belong to the line above: 服务对象满意度 + 指标. */
const TAILS = /^(?:指标|目标|情况|[(（][^)）]*[)）])$/;

const joinAt = (tokens: readonly Token[], at: number): { token: Token; size: number } => {
  let best = { token: tokens[at]!, size: 1 };
  for (let size = 2; size <= MOST_JOINED && at + size <= tokens.length; size++) {
    const parts = tokens.slice(at, at + size);
    if (parts.some(isBlank)) break;
    const joined = joinTokens(parts);
    if (!joined.label || joined.folded.length > 24) continue;
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
