import { type InkImage, transposeInk } from './ink-image.ts';
import { type Rule, type Rules, type RuleTrace, strokes } from './rule-strokes.ts';

/** Shortest piece of a worn line, and its thickness at most. */
const SHORTEST_EM = 0.4;
const THICKEST_EM = 0.25;
/** Paper that a piece has above and below it. */
const ALONE_EM = 0.3;
/** Share of a piece that may have ink there all the same. */
const MOST_BESIDE = 0.1;
/** Share of the way between two crossing lines that its pieces cover at least, and share of the rest that holds writing at most. */
const LEAST_COVERED = 0.4;
/** The same where a line that is known ends at one of the two. */
const LEAST_CONTINUED = 0.2;
const MOST_WRITING = 0.08;
/** Distance from a crossing line up to which a piece reaches it. */
const REACHES_EM = 0.2;

const overlap = (a: Rule, from: number, to: number): number =>
  Math.max(0, Math.min(a.end + 1, to) - Math.max(a.start, from));

/** Share of the pixels of a piece that have ink between two distances above or below it. */
const besideShare = (
  { ink, width, height }: InkImage,
  { position, start, end }: Rule,
  near: number,
  far: number,
): number => {
  let beside = 0;
  for (let x = start; x <= end; x++) {
    let found = false;
    for (let away = near; away <= far && !found; away++) {
      const [above, below] = [Math.round(position) - away, Math.round(position) + away];
      found = (above >= 0 && ink[above * width + x] === 1) || (below < height && ink[below * width + x] === 1);
    }
    if (found) beside++;
  }
  return beside / (end - start + 1);
};

/** Level strokes that stand alone: pieces of a worn line, dashes, and the character 一. */
const lonePieces = (image: InkImage, em: number): readonly Rule[] =>
  strokes(image, em * SHORTEST_EM, 2).filter((piece) => {
    if (piece.thickness > Math.max(3, em * THICKEST_EM)) return false;
    const near = Math.ceil(piece.thickness / 2) + 2;
    return besideShare(image, piece, near, Math.max(near, Math.round(em * ALONE_EM))) <= MOST_BESIDE;
  });

/** Pieces of about the same row. */
const byRow = (pieces: readonly Rule[], em: number): readonly (readonly Rule[])[] => {
  const groups: Rule[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.position - b.position)) {
    const last = groups.at(-1);
    if (last && piece.position - last[0]!.position <= Math.max(2, em * 0.15)) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
};

/** Columns between two places in which something is written across a row. */
const writingAcross = (
  { ink, width, height }: InkImage,
  row: number,
  from: number,
  to: number,
  reach: number,
): number => {
  let count = 0;
  for (let x = Math.max(0, from); x < Math.min(width, to); x++) {
    let found = false;
    for (let y = Math.max(0, row - reach); y <= Math.min(height - 1, row + reach) && !found; y++)
      found = ink[y * width + x] === 1;
    if (found) count++;
  }
  return count;
};

/** Is what stands between two crossing lines one stroke away from both: the digit 1 in a low row, a lone 一? */
const isStroke = (pieces: readonly Rule[], from: number, to: number, em: number): boolean =>
  pieces.length === 1 && pieces[0]!.start - from > em * REACHES_EM && to - pieces[0]!.end > em * REACHES_EM;

/** The line between two crossing lines that the pieces of one row make up; null where they do not. */
const wornLine = (
  image: InkImage,
  pieces: readonly Rule[],
  known: readonly Rule[],
  [from, to]: readonly [number, number],
  em: number,
): Rule | null => {
  const inside = pieces.filter((piece) => overlap(piece, from, to) > 0);
  const covered = inside.reduce((sum, piece) => sum + overlap(piece, from, to), 0);
  if (covered < (to - from) * LEAST_CONTINUED) return null;
  const length = inside.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const position = inside.reduce((sum, piece) => sum + piece.position * (piece.end - piece.start + 1), 0) / length;
  const goesOn = known.some(
    (rule) =>
      Math.abs(rule.position - position) <= Math.max(2, em * 0.15) &&
      (Math.abs(rule.end - from) <= em * 0.5 || Math.abs(rule.start - to) <= em * 0.5),
  );
  if (!goesOn && (covered < (to - from) * LEAST_COVERED || isStroke(inside, from, to, em))) return null;
  const margin = Math.round(em * 0.15);
  const across = writingAcross(image, Math.round(position), from + margin, to - margin, Math.round(em * 0.15));
  if (across - covered > (to - from) * MOST_WRITING) return null;
  const thickness = Math.max(...inside.map((piece) => piece.thickness));
  const traces = inside.flatMap((piece): readonly RuleTrace[] => piece.traces);
  return { position, start: from, end: to, thickness, faint: true, traces };
};

const isKnown = (line: Rule, rules: readonly Rule[], em: number): boolean => {
  const known = rules.filter(({ position }) => Math.abs(position - line.position) <= Math.max(3, em * 0.28));
  return known.some((rule) => overlap(rule, line.start, line.end) > (line.end - line.start) * 0.9);
};

/** Worn lines of one direction between neighbouring lines of the other that the rules do not hold yet. */
const wornLines = (image: InkImage, level: readonly Rule[], upright: readonly Rule[], em: number): readonly Rule[] =>
  byRow(lonePieces(image, em), em).flatMap((pieces): Rule[] => {
    const row = pieces[0]!.position;
    const crossing = upright
      .filter(({ start, end }) => start - em * 0.6 <= row && row <= end + em * 0.6)
      .map(({ position }) => Math.round(position))
      .sort((a, b) => a - b);
    return crossing.slice(1).flatMap((to, i) => {
      if (to - crossing[i]! < em) return [];
      const line = wornLine(image, pieces, level, [crossing[i]!, to], em);
      return line && !isKnown(line, level, em) ? [line] : [];
    });
  });

/**
 * The rules of a page with the lines that are worn to pieces too far apart to be joined: pieces of one row that cover a good
 * part of the way between two neighbouring lines they would meet, with nothing written between them. A cell that is filled
 * with dashes looks the same, so this is for nets with holes only.
 */
export const addWornRules = (image: InkImage, rules: Rules, em: number): Rules => {
  const horizontal = [...rules.horizontal, ...wornLines(image, rules.horizontal, rules.vertical, em)];
  const vertical = [...rules.vertical, ...wornLines(transposeInk(image), rules.vertical, horizontal, em)];
  return { horizontal, vertical };
};
