import type { JoinJudge } from './align-row.ts';
import { joinTokens, type Token } from './token.ts';

/** Longest overlap that tearing leaves behind: `漏洞修` + `修复率`. */
const LONGEST_OVERLAP = 4;
/** Another cell of the row that holds the joined text whole is strong evidence: name and description repeat each other. */
const WITNESS_BONUS = 3;
const LABEL_BONUS = 4;
/** Tearing prints the character at the cut twice more often than words double it. */
const DOUBLED_BONUS = 0.3;

const overlapOf = (left: string, right: string): number => {
  for (let size = Math.min(LONGEST_OVERLAP, left.length, right.length); size > 0; size--)
    if (left.endsWith(right.slice(0, size))) return size;
  return 0;
};

/** Texts two neighbours can have been before they were torn, plain first: `25` + `5%` → `255%`, `25%`. */
const joinedTexts = (left: string, right: string): string[] => {
  const overlap = overlapOf(left, right);
  const plain = left + right;
  return overlap > 0 ? [plain, left + right.slice(overlap)] : [plain];
};

const allJoins = (parts: readonly Token[]): string[] =>
  parts
    .slice(1)
    .reduce<string[]>((texts, part) => texts.flatMap((text) => joinedTexts(text, part.lines)), [parts[0]!.lines]);

const SHORTEST_WITNESS = 3;

/** Another cell that holds the joined text, or that only the joined text holds: what one part shows alone proves no join. */
const isWitness = (cell: Token, joined: Token, parts: readonly Token[]): boolean => {
  if (parts.includes(cell) || cell.folded.length < SHORTEST_WITNESS) return false;
  if (cell.folded.includes(joined.folded)) return true;
  return joined.folded.includes(cell.folded) && !parts.some((part) => part.folded.includes(cell.folded));
};

/** Joins that the row itself can judge: a variant that another cell contains, or that is a known label, wins. */
export const judgeJoins =
  (cells: readonly Token[]): JoinJudge =>
  (parts) =>
    allJoins(parts).map((text) => {
      const token = joinTokens(parts, text);
      const witnessed = cells.some((cell) => isWitness(cell, token, parts));
      const known = token.label !== null;
      const doubled = text.length < parts.reduce((sum, part) => sum + part.lines.length, 0);
      return {
        token,
        bonus: (witnessed ? WITNESS_BONUS : 0) + (known ? LABEL_BONUS : 0) + (doubled ? DOUBLED_BONUS : 0),
      };
    });
