import { joinOverlap } from '../../normalizers/text/join-overlap.ts';
import { readProjectCode } from '../../normalizers/values/project-code.ts';
import { repair } from '../model/index.ts';
import type { ReadContext } from './read-context.ts';
import { joinTokens, type Token } from './token.ts';

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** The one reading of two neighbours that is a project code: `13100` + `0323P666398315184` over the doubled `0`. */
const codeOf = (left: Token, right: Token): string | null => {
  const candidates = new Set([
    left.folded + right.folded,
    ...joinOverlap(left.folded, right.folded).map(({ text }) => withoutBlanks(text)),
  ]);
  const codes = [...candidates].filter((text) => readProjectCode(text) !== null);
  return codes.length === 1 ? codes[0]! : null;
};

/**
 * Finds the project code (项目编码) among neighbouring cells: whole, or torn over two of them. The code proves itself by its
 * form of 21 characters, so that it is found although its label is destroyed. Returns the code and the other cells.
 */
export const takeCode = (
  tokens: readonly Token[],
  context: ReadContext,
): { readonly code: Token | null; readonly rest: readonly Token[] } => {
  for (const [at, token] of tokens.entries()) {
    if (readProjectCode(token.folded)) return { code: token, rest: tokens.filter((other) => other !== token) };
    const next = tokens[at + 1];
    const code = next ? codeOf(token, next) : null;
    if (!next || code === null) continue;
    context.note(
      repair(
        'code-rejoined',
        `${token.text} | ${next.text}`,
        code,
        'the only join that has the form of a project code',
        token.at,
      ),
    );
    return { code: joinTokens([token, next], code), rest: tokens.filter((other) => other !== token && other !== next) };
  }
  return { code: null, rest: tokens };
};
