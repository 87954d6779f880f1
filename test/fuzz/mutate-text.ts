import type { Random } from '../noise/random.ts';

type Mutation = (pieces: string[], random: Random) => void;

/** Texts that readers of numbers, labels and markup stumble over. */
const SPICES = [
  '999999999999999999999',
  '-1',
  '1e309',
  'NaN',
  '≥',
  '%',
  '一级指标',
  '三级指标\t指标值',
  '\u0000',
  '\ufffd',
  '\u202e',
  '𠮷',
  '&#x110000;',
  '&amp;amp;',
  '<![CDATA[',
  ']]>',
  '--',
  '\\',
  '{',
  '}',
  '\t'.repeat(300),
  '|'.repeat(300),
  '指标'.repeat(200),
  '9'.repeat(3000),
];

/** Tags, control words, separators, numbers and the runs of text between them. */
const PIECE = /<[^<>]{0,400}>|\\[a-z]+-?\d* ?|[{}|\t\n]|\d+|[^<\\{}|\t\n\d]+|./gsu;

const placeIn = (pieces: readonly string[], random: Random): number => random.below(Math.max(1, pieces.length));

/** Characters that nesting adds at most: a piece of a mutated text may be long already. */
const MOST_NESTED = 8_000_000;

const dropPiece: Mutation = (pieces, random) => {
  pieces.splice(placeIn(pieces, random), 1 + random.below(3));
};
const doublePiece: Mutation = (pieces, random) => {
  const at = placeIn(pieces, random);
  const run = pieces.slice(at, at + 1 + random.below(40));
  const copies = Array.from({ length: 1 + random.below(30) }, () => run).flat();
  pieces.splice(at, 0, ...copies.slice(0, 4000));
};
const swapPieces: Mutation = (pieces, random) => {
  const [a, b] = [placeIn(pieces, random), placeIn(pieces, random)];
  [pieces[a], pieces[b]] = [pieces[b] ?? '', pieces[a] ?? ''];
};
const spice: Mutation = (pieces, random) => {
  pieces.splice(placeIn(pieces, random), random.below(2), random.pick(SPICES));
};
/** Attribute values and numbers: spans, sizes, references. */
const spiceValue: Mutation = (pieces, random) => {
  const at = placeIn(pieces, random);
  for (let i = 0; i < pieces.length; i += 1) {
    const index = (at + i) % pieces.length;
    const piece = pieces[index] ?? '';
    if (!/"[^"]*"|^\d+$/.test(piece)) continue;
    const value = random.pick(['0', '-1', '65536', '4294967295', '99999999999999', '', 'ZZZ999999999', '../../x']);
    pieces[index] = /^\d+$/.test(piece) ? value : piece.replace(/"[^"]*"/, `"${value}"`);
    return;
  }
};
/** Opens an element or group many times and never closes it. */
const nest: Mutation = (pieces, random) => {
  const opening = pieces.findIndex((piece, index) => index >= placeIn(pieces, random) && /^<\w|^\{$/.test(piece));
  const piece = pieces[opening] ?? '';
  const times = Math.min(random.pick([5, 300, 3000]), Math.ceil(MOST_NESTED / Math.max(1, piece.length)));
  if (opening >= 0) pieces.splice(opening, 0, piece.repeat(times));
};

const MUTATIONS: readonly Mutation[] = [dropPiece, doublePiece, swapPieces, spice, spiceValue, nest];

/** Damages markup, control words, separators and numbers of a text in one to five ways; the text stays a text. */
export const mutateText = (text: string, random: Random): string => {
  const pieces = text.match(PIECE) ?? [];
  for (let count = 1 + random.below(5); count > 0; count -= 1) random.pick(MUTATIONS)(pieces, random);
  return pieces.join('');
};
