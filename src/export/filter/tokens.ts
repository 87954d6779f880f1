import { FilterError } from '../export-error.ts';

/** A piece of a filter with the place where it starts, from 1. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const PIECES: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /'((?:[^']|'')*)'/y],
  ['name', /"([^"]+)"/y],
  ['number', /(-?\d+(?:\.\d+)?)(?![\p{L}\d_])/uy],
  // Chinese headings hold full-width brackets and percent signs: 金额（分）, 占比（%）
  ['word', /([\p{L}_][\p{L}\d_（）%]*)/uy],
  ['sign', /(<=|>=|<>|!=|[=<>(),])/y],
];

const pieceAt = (filter: string, index: number): { readonly token: Token; readonly end: number } | null => {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = index;
    const match = pattern.exec(filter);
    if (!match) continue;
    const text = kind === 'text' ? match[1]!.replaceAll("''", "'") : match[1]!;
    return { token: { kind, text, at: index + 1 }, end: pattern.lastIndex };
  }
  return null;
};

/** Cuts a filter into tokens; the last one has kind `end`. Throws {@link FilterError}. */
export const tokenize = (filter: string): readonly Token[] => {
  const tokens: Token[] = [];
  let index = 0;
  for (;;) {
    while (/\s/.test(filter[index] ?? '')) index += 1;
    if (index >= filter.length) return [...tokens, { kind: 'end', text: '', at: filter.length + 1 }];
    const piece = pieceAt(filter, index);
    if (!piece)
      throw new FilterError(
        filter,
        index + 1,
        filter[index] === "'" ? "the text that starts here has no closing '" : `${filter[index]} belongs to no filter`,
      );
    tokens.push(piece.token);
    index = piece.end;
  }
};
