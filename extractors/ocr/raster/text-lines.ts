import type { Region } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';

/** Piece of ink smaller than this (em) is dust unless it stands beside writing. */
const DUST_EM = 0.22;
/** Ink flatter than this at the very edge of a region is what is left of a rule. */
const FLAT_EM = 0.12;

interface Band {
  top: number;
  bottom: number;
}

/** Number of ink pixels per row of a region. */
const rowProfile = ({ ink, width }: InkImage, region: Region): Uint32Array => {
  const rows = new Uint32Array(Math.max(0, region.bottom - region.top));
  for (let y = region.top; y < region.bottom; y++) {
    let sum = 0;
    for (let x = region.left; x < region.right; x++) sum += ink[y * width + x]!;
    rows[y - region.top] = sum;
  }
  return rows;
};

const bandsOf = (rows: Uint32Array): Band[] => {
  const bands: Band[] = [];
  let start = -1;
  for (let i = 0; i <= rows.length; i++) {
    const on = i < rows.length && rows[i]! > 0;
    if (on && start < 0) start = i;
    else if (!on && start >= 0) {
      bands.push({ top: start, bottom: i });
      start = -1;
    }
  }
  return bands;
};

/** Joins the parts of one line: 二 and 三 fall into strokes, a dot or a quotation mark stands off. */
const joinFragments = (bands: readonly Band[], em: number): Band[] => {
  const joined: Band[] = [];
  for (const band of bands) {
    const last = joined.at(-1);
    const gap = last ? band.top - last.bottom : Number.POSITIVE_INFINITY;
    const whole = last ? band.bottom - last.top : Number.POSITIVE_INFINITY;
    const fragment = last && (last.bottom - last.top < em * 0.7 || band.bottom - band.top < em * 0.7);
    if (last && whole <= em * 1.2 && (gap <= em * 0.12 || (fragment && gap <= em * 0.45))) last.bottom = band.bottom;
    else joined.push({ ...band });
  }
  return joined;
};

/** Cuts bands in which lines touch, at the thinnest row near the expected line ends. */
const cutTouching = (bands: readonly Band[], rows: Uint32Array, em: number): Band[] =>
  bands.flatMap((band) => {
    const height = band.bottom - band.top;
    const lines = Math.round(height / (em * 1.3));
    if (height < em * 1.9 || lines < 2) return [band];
    const cuts: number[] = [band.top];
    for (let n = 1; n < lines; n++) {
      const expected = band.top + (height * n) / lines;
      let best = Math.round(expected);
      for (let y = Math.ceil(expected - em * 0.4); y <= expected + em * 0.4; y++) {
        if (rows[y]! < rows[best]!) best = y;
      }
      // a line of a title is tall without being two lines: it has no thin row in its middle
      const peak = Math.max(...rows.subarray(band.top, band.bottom));
      if (rows[best]! <= peak * 0.2) cuts.push(best);
    }
    cuts.push(band.bottom);
    return cuts.slice(1).map((bottom, i) => ({ top: cuts[i]!, bottom }));
  });

/** Left and right end of the ink of a band, dust at the far ends left out; null when all is dust. */
const inkExtent = ({ ink, width }: InkImage, region: Region, em: number): readonly [number, number] | null => {
  const columns = new Uint16Array(region.right - region.left);
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) columns[x - region.left]! += ink[y * width + x]!;
  }
  const pieces: { left: number; right: number; area: number }[] = [];
  for (let x = 0; x < columns.length; x++) {
    if (columns[x] === 0) continue;
    const last = pieces.at(-1);
    if (last && x - last.right <= em * 0.08) {
      last.right = x + 1;
      last.area += columns[x]!;
    } else pieces.push({ left: x, right: x + 1, area: columns[x]! });
  }
  const edge = (piece: { left: number; right: number }): boolean =>
    piece.right - piece.left <= em * FLAT_EM && (piece.left <= em * 0.1 || piece.right >= columns.length - em * 0.1);
  const solid = pieces.filter(
    (piece) => !edge(piece) && (piece.right - piece.left >= em * DUST_EM || piece.area >= em * em * 0.045),
  );
  if (solid.length === 0) return null;
  let [left, right] = [solid[0]!.left, solid.at(-1)!.right];
  for (const piece of pieces) {
    const near = piece.right >= left - em * 0.5 && piece.left <= right + em * 0.5 && piece.area >= em * em * 0.008;
    if (near) [left, right] = [Math.min(left, piece.left), Math.max(right, piece.right)];
  }
  return [region.left + left, region.left + right];
};

/**
 * Lines of writing inside a region of a page without rules, from top to bottom, by projection: bands of inked rows,
 * fragments joined, touching lines cut, dust dropped. `em` is the size of a character in pixels.
 */
export const findTextLines = (image: InkImage, region: Region, em: number): readonly Region[] => {
  if (region.right - region.left < 3 || region.bottom - region.top < 3) return [];
  const rows = rowProfile(image, region);
  const bands = cutTouching(joinFragments(bandsOf(rows), em), rows, em);
  const lines: Region[] = [];
  for (const band of bands) {
    const row = { ...region, top: region.top + band.top, bottom: region.top + band.bottom };
    const extent = inkExtent(image, row, em);
    if (!extent) continue;
    const [left, right] = extent;
    const flat = band.bottom - band.top <= Math.max(2, em * FLAT_EM);
    const atEdge = band.top <= em * 0.15 || band.bottom >= region.bottom - region.top - em * 0.15;
    if (flat && (atEdge || right - left < em * 0.3)) continue;
    lines.push({ ...row, left, right });
  }
  return lines;
};
