import { cropGray, type GrayImage, type Region } from './raster/gray-image.ts';
import { resampleGray } from './raster/resample.ts';

/** What the outline of a glyph proves: a comparison sign or a dash, with the measures that prove it. */
export interface SignShape {
  readonly sign: '≥' | '≤' | '>' | '<' | '=' | '—';
  readonly evidence: string;
}

/** Height the glyph is enlarged to: a bar one pixel off the arm of a chevron is then five pixels off. */
const HEIGHT = 96;

interface Glyph {
  readonly width: number;
  readonly height: number;
  /** Runs of ink per column as [top, bottom) pairs, flat. */
  readonly columns: readonly (readonly number[])[];
}

const percentile = (values: Float32Array, share: number): number =>
  Float32Array.from(values).sort()[Math.floor((values.length - 1) * share)]!;

const columnRuns = (ink: (y: number) => boolean, height: number): number[] => {
  const runs: number[] = [];
  let start = -1;
  for (let y = 0; y <= height; y++) {
    const on = y < height && ink(y);
    if (on && start < 0) start = y;
    else if (!on && start >= 0) {
      // a run of less than 3 % of the height is noise
      if (y - start >= height * 0.03) runs.push(start, y);
      start = -1;
    }
  }
  return runs;
};

/** Enlarges a glyph, thresholds it half way between paper and ink, and cuts it to its ink. */
const glyphOf = (image: GrayImage, region: Region): Glyph | null => {
  const crop = cropGray(image, region);
  const width = Math.round((crop.width * HEIGHT) / crop.height);
  if (width < 12 || width > HEIGHT * 8) return null;
  const gray = resampleGray(crop, width, HEIGHT);
  const [dark, paper] = [percentile(gray, 0.03), percentile(gray, 0.92)];
  if (paper - dark < 60) return null;
  const level = dark + (paper - dark) * 0.55;
  const columns = Array.from({ length: width }, (_, x) => columnRuns((y) => gray[y * width + x]! < level, HEIGHT));
  const inked = columns.map((runs, x) => (runs.length > 0 ? x : -1)).filter((x) => x >= 0);
  if (inked.length < width * 0.4) return null;
  const kept = columns.slice(inked[0]!, inked.at(-1)! + 1);
  const top = Math.min(...kept.flatMap((runs) => runs.slice(0, 1)));
  const bottom = Math.max(...kept.flatMap((runs) => runs.slice(-1)));
  return { width: kept.length, height: bottom - top, columns: kept.map((runs) => runs.map((y) => y - top)) };
};

interface Line {
  readonly slope: number;
  readonly start: number;
  readonly residual: number;
}

/** Least-squares line through the points, with the root mean square distance from it. */
const fitLine = (points: readonly (readonly [number, number])[]): Line => {
  const n = points.length;
  const mx = points.reduce((sum, [x]) => sum + x, 0) / n;
  const my = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sxx = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const sxy = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const slope = sxx === 0 ? 0 : sxy / sxx;
  const start = my - slope * mx;
  const residual = Math.sqrt(points.reduce((sum, [x, y]) => sum + (y - start - slope * x) ** 2, 0) / n);
  return { slope, start, residual };
};

/** Columns between two shares of the width. */
const between = ({ columns, width }: Glyph, from: number, to: number): readonly (readonly number[])[] =>
  columns.slice(Math.floor(width * from), Math.ceil(width * to));

/** Line through the upper edge of the n-th stroke from the top, between two shares of the width; null when it is missing. */
const strokeEdge = (glyph: Glyph, stroke: number, from: number, to: number): Line | null => {
  const first = Math.floor(glyph.width * from);
  const points = between(glyph, from, to).flatMap((runs, i): [number, number][] =>
    runs.length > stroke * 2 ? [[(first + i) / glyph.width, runs[stroke * 2]! / glyph.height]] : [],
  );
  return points.length < glyph.width * (to - from) * 0.6 ? null : fitLine(points);
};

const readEquals = (glyph: Glyph): SignShape | null => {
  const aspect = glyph.width / glyph.height;
  if (aspect < 1.1 || aspect > 4) return null;
  const double =
    between(glyph, 0.06, 0.94).filter((runs) => runs.length === 4).length / between(glyph, 0.06, 0.94).length;
  const [upper, lower] = [strokeEdge(glyph, 0, 0.06, 0.94), strokeEdge(glyph, 1, 0.06, 0.94)];
  // 二 has a shorter upper stroke, so its ends have one run only
  if (double < 0.93 || !upper || !lower) return null;
  if (Math.abs(upper.slope) > 0.12 || Math.abs(lower.slope) > 0.12 || upper.residual > 0.07) return null;
  return { sign: '=', evidence: `two level strokes of one length (${Math.round(double * 100)}% of the width)` };
};

/** Share of the middle columns in which a third stroke lies under the two arms of a chevron. */
const barShare = (glyph: Glyph): number => {
  const middle = between(glyph, 0.25, 0.75);
  return middle.filter((runs) => runs.length >= 6).length / middle.length;
};

/**
 * ≧ or ≦ whose lower arm has run into its bars (150 dpi and noise): a dead straight upper edge that ends in a point, a
 * level foot over the whole width, and white between the upper arm and what lies under it.
 */
const readFilledChevron = (glyph: Glyph, whole: Line, tip: number): SignShape | null => {
  const all = between(glyph, 0.08, 0.92);
  const foot = all.filter((runs) => (runs.at(-1) ?? 0) >= glyph.height * 0.88).length / all.length;
  const open = all.filter((runs) => runs.length >= 4).length / all.length;
  if (whole.residual > 0.022 || tip < 0.15 || tip > 0.36 || foot < 0.85 || open < 0.6) return null;
  const right = whole.slope > 0;
  const evidence = `a straight upper edge falling to a point on the ${right ? 'right' : 'left'} at ${Math.round(tip * 100)}% of the height over a level foot`;
  return { sign: right ? '≥' : '≤', evidence };
};

const readChevron = (glyph: Glyph): SignShape | null => {
  const aspect = glyph.width / glyph.height;
  if (aspect < 0.5 || aspect > 1.9) return null;
  const whole = strokeEdge(glyph, 0, 0.1, 0.9);
  if (!whole || Math.abs(whole.slope) < 0.2 || Math.abs(whole.slope) > 0.8) return null;
  const right = whole.slope > 0;
  // the arms are open on the side away from the point; near the point they run into one another
  const [from, to] = right ? [0.08, 0.6] : [0.4, 0.92];
  const [upper, lower] = [strokeEdge(glyph, 0, from, to), strokeEdge(glyph, 1, from, to)];
  const tip = right ? whole.start + whole.slope : whole.start;
  const clean = upper && lower && upper.residual <= 0.035 && lower.residual <= 0.05 && whole.residual <= 0.05;
  if (!clean || Math.sign(lower.slope) === Math.sign(upper.slope) || Math.abs(lower.slope) < 0.12) {
    return readFilledChevron(glyph, whole, tip);
  }
  const bar = barShare(glyph);
  const evidence = `a chevron to the ${right ? 'right' : 'left'}, its point at ${Math.round(tip * 100)}% of the height, a bar under ${Math.round(bar * 100)}% of its width`;
  if (bar >= 0.4 || (bar >= 0.15 && tip < 0.4)) return { sign: right ? '≥' : '≤', evidence };
  // the lower arm of a bare sign begins at the foot; over a bar that has run into it, it begins higher
  const lowerEnd = right ? lower.start : lower.start + lower.slope;
  if (bar < 0.05 && tip > 0.34 && tip < 0.58 && lowerEnd > 0.84) return { sign: right ? '>' : '<', evidence };
  return null;
};

/**
 * Comparison sign or dash read from the outline of a single glyph; null when the outline proves none of them. Independent
 * of the recogniser, which reads a sign that stands alone as V, 人 or I (its training lines hold no lone signs). `region` is the box of the ink.
 */
export const readSignShape = (image: GrayImage, region: Region, em: number): SignShape | null => {
  const [width, height] = [region.right - region.left, region.bottom - region.top];
  if (height <= em * 0.16 && width >= em * 0.4 && width <= em * 2.6 && width >= height * 4) {
    return { sign: '—', evidence: `one level stroke ${width}×${height} pixels` };
  }
  if (height < em * 0.2 || height > em * 1.4 || width > em * 1.6 || width < em * 0.35) return null;
  const wider = { left: region.left - 1, top: region.top - 1, right: region.right + 1, bottom: region.bottom + 1 };
  const glyph = glyphOf(image, wider);
  return glyph ? (readEquals(glyph) ?? readChevron(glyph)) : null;
};
