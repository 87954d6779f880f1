import { foldText } from '../../normalizers/text/fold-text.ts';
import { type CutJoin, joinOverlap } from '../../normalizers/text/join-overlap.ts';
import { repair } from '../model/index.ts';
import type { ReadContext } from './read-context.ts';
import { joinTokens, type Token } from './token.ts';

/** Specks that recognition leaves in empty cells: `•`, `₹`, `·`. */
const SPECK = /^[^\p{L}\p{N}%≥≤<>=]{1,3}$/u;
const ITEM_NUMBER = /^\d{1,2}[.、．]\s*/;

/** A right half that repeats the whole left half (`用于老科协工` | `用于老科协工作各项支出`) is the whole text. */
const repeatsLeft = (left: string, right: string): boolean => {
  const head = left.replace(ITEM_NUMBER, '');
  return head.length >= 3 && right.replace(ITEM_NUMBER, '').startsWith(head);
};

/** Specks at a cut: `· 公需求`, `为老科技.` before a Chinese character. */
const withoutSpecks = (text: string): string =>
  text
    .trim()
    .replace(/^[·•▪◦]\s*/, '')
    .replace(/(?<=[\u3400-\u9fff])\s*[.·•]$/, '');

/** Points by which a plain join must beat one that takes a doubled character once. */
const OVERLAP_LEAD = 0.35;

/** A join that drops a character of the right half needs the document to print the words at the cut elsewhere. */
const isProven = ({ text }: CutJoin, left: string, right: string, context: ReadContext): boolean => {
  const kept = left.length + right.length - text.length;
  const isOverlap = left.endsWith(right.slice(0, kept));
  const start = Math.max(0, left.length - 2);
  return isOverlap || context.printsText(foldText(text.slice(start, start + 4)));
};

const joinTwo = (left: string, right: string, context: ReadContext): string => {
  if (repeatsLeft(left, right)) return right;
  const joins = joinOverlap(left, right).filter((join) => isProven(join, left, right, context));
  const overlap = joins.find(({ kind }) => kind === 'overlap');
  // Tearing doubles the character at the cut; that two equal characters also stand in some word (公公) proves little.
  if (overlap && overlap.score >= joins[0]!.score - OVERLAP_LEAD) return overlap.text;
  return joins[0]?.text ?? left + right;
};

/** What recognition left of a destroyed label before the text is no part of it. */
const partDestroyed = (pieces: readonly Token[]): readonly [legible: Token[], destroyed: Token[]] => {
  const isDestroyed = ({ folded }: Token): boolean =>
    !/[\d%≥≤<>=]/.test(folded) && (folded.match(/[^\p{L}\p{P}]/gu)?.length ?? 0) > folded.length / 2;
  const legible = pieces.filter((piece) => !isDestroyed(piece));
  return legible.length === 0 ? [[...pieces], []] : [legible, pieces.filter(isDestroyed)];
};

/**
 * Joins the pieces of one text that was cut over neighbouring cells (断字): specks dropped, doubled characters at the cuts
 * taken once. Leaves a repair note with what was printed.
 */
export const joinTorn = (tokens: readonly Token[], context: ReadContext): Token => {
  const pieces = tokens.filter(({ folded }) => !SPECK.test(folded));
  if (pieces.length === 0) return joinTokens(tokens);
  const [legible, destroyed] = partDestroyed(pieces);
  if (destroyed.length > 0) {
    context.ledger.ignore('destroyed-label', ...destroyed);
    return joinTorn(legible, context);
  }
  const specks = tokens.filter(({ folded }) => SPECK.test(folded));
  if (specks.length > 0) context.ledger.ignore('speck', ...specks);
  if (pieces.length === 1) return pieces[0]!;
  const text = pieces
    .slice(1)
    .reduce((joined, piece) => joinTwo(joined, withoutSpecks(piece.lines), context), withoutSpecks(pieces[0]!.lines));
  context.note(
    repair(
      'cell-joined',
      pieces.map((piece) => piece.text).join(' | '),
      text,
      'pieces of one text in neighbouring cells of a row',
      pieces[0]!.at,
    ),
  );
  return joinTokens(pieces, text);
};
