import { joinOverlap } from '../../normalizers/text/join-overlap.ts';
import { repair } from '../model/index.ts';
import type { ReadContext } from './read-context.ts';
import { joinTokens, type Token } from './token.ts';

/** An amount that may have been torn over cells, and why a person should look at it. */
export interface JoinedAmount {
  readonly amount: Token | null;
  readonly doubt: string | null;
}

const MOST_PIECES = 3;
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/;

const readingsOf = (pieces: readonly Token[]): string[] => {
  const texts = pieces
    .slice(1)
    .reduce<string[]>(
      (heads, { folded }) => heads.flatMap((head) => joinOverlap(head, folded).map(({ text }) => text)),
      [pieces[0]!.folded],
    );
  return [...new Set(texts)].filter((text) => NUMBER.test(text));
};

/**
 * Joins the pieces of a torn amount (断开的金额: `13 | 31` is 131 or 1331). The reading that the document prints elsewhere
 * (`本年安排131万元`) is taken; without exactly one such witness the first piece is kept and the amount is doubtful.
 */
export const joinAmount = (pieces: readonly Token[], context: ReadContext): JoinedAmount => {
  const [first] = pieces;
  if (!first) return { amount: null, doubt: null };
  if (pieces.length === 1) return { amount: first, doubt: null };
  const printed = pieces.map(({ text }) => text).join(' | ');
  const witnessed =
    pieces.length <= MOST_PIECES ? readingsOf(pieces).filter((text) => context.timesPrinted(text) > 0) : [];
  if (witnessed.length !== 1) return { amount: joinTokens(pieces, first.lines), doubt: `torn amount: ${printed}` };
  const [text] = witnessed;
  context.note(repair('cell-joined', printed, text!, `the document prints ${text} elsewhere`, first.at));
  return { amount: joinTokens(pieces, text), doubt: null };
};
