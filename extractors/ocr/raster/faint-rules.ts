import { median } from '../../geometry/rectangle.ts';
import type { GrayImage } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';
import { type Rule, type RuleTrace, ruleOf, strokes } from './rule-strokes.ts';

/** Shortest piece of a faint line, and the gap that is closed in it: worn lines lose half a character at a time. */
const SHORTEST_EM = 1.2;
const GAP_EM = 0.6;
const THICKEST_EM = 0.3;
/** Brightness to which the background of a page is evened: its 70th percentile, which is half a deviation over the mean. */
const PAPER = 245;
const OVER_MEAN = 0.5;
/** How much darker than paper a faint line is at least, in grey levels averaged over a character; noise asks for more. */
const LEAST_DARKNESS = 9;
const LEAST_OVER_NOISE = 0.5;
/** Share of a gap between two pieces of one line in which more of it must be seen: it is a gap because little is. */
const LEAST_LEADING = 0.3;
/** Share of a line that is seen around writing close to it, within this many stretches to either side. */
const LEAST_AROUND = 0.45;
const REACH = 3;
/** Distance up to which writing on both sides counts as beside a stretch, and as the rest of a character around it. */
const TEXT_BESIDE_EM = 0.5;
const GLYPH_BESIDE_EM = 0.22;
/** Length of the stretches a line is judged by: shorter than the blank over and under the text of a merged cell. */
const STRETCH_EM = 0.3;
/** Rows on either side that are looked at for a line that drifts. */
const DRIFT = 2;
/** Share of its darkness that may lie right beside a line: rows of characters are nearly as dark beside as on a stroke. */
const MOST_BESIDE = 0.35;
/** Share of the stretches of a line that must look like one; strokes of a line of text in its way cover a quarter. */
const LEAST_CLEAR = 0.5;

/** An evened picture with the mean brightness of its paper and the darkness of its faintest lines. */
export interface Paper {
  readonly gray: GrayImage;
  readonly paper: number;
  readonly least: number;
}

/** What counts as paper and as a line on an evened picture with this much noise. */
export const paperOf = (gray: GrayImage, noise: number): Paper => ({
  gray,
  paper: PAPER - OVER_MEAN * noise,
  least: LEAST_DARKNESS + LEAST_OVER_NOISE * noise,
});

/** Mean darkness of a stretch of a pixel row, against paper. */
const darkness = ({ gray: { width, height, pixels }, paper }: Paper, y: number, from: number, to: number): number => {
  if (y < 0 || y >= height || to <= from) return 0;
  let sum = 0;
  for (let x = from; x < to; x++) sum += pixels[y * width + x]!;
  return Math.max(0, paper - sum / (to - from));
};

/** Darkest of the rows that a drifting line may run through. */
const darkest = (page: Paper, y: number, from: number, to: number): readonly [number, number] => {
  let [best, at] = [-1, y];
  for (let row = y - DRIFT; row <= y + DRIFT; row++) {
    const found = darkness(page, row, from, to);
    if (found > best) [best, at] = [found, row];
  }
  return [best, at];
};

/** Row of a stroke at a place along it: a skewed line drifts. */
const rowAt = (rule: Rule, x: number): number => {
  let [best, distance] = [rule.position, Number.POSITIVE_INFINITY];
  for (const [y, start, end] of rule.traces) {
    const away = Math.max(start - x, x - end, 0);
    if (away < distance || (away === distance && Math.abs(y - rule.position) < Math.abs(best - rule.position))) {
      [best, distance] = [y, away];
    }
  }
  return Math.round(best);
};

/** Does writing stand on both sides of a stretch, this close? */
const isInText = (page: Paper, row: number, thickness: number, from: number, to: number, close: number): boolean => {
  const near = Math.ceil(thickness / 2) + 3;
  return [-1, 1].every((side) => {
    for (let away = near; away <= close; away++) {
      if (darkness(page, row + side * away, from, to) > page.least * 2) return true;
    }
    return false;
  });
};

/** What stands in one stretch of a line: the darkness of a line that is free on both sides, nothing, or writing. */
type Stretch = number | 'blank' | 'writing';

const lookAt = (page: Paper, row: number, thickness: number, from: number, to: number, em: number): Stretch => {
  const [dark, y] = darkest(page, row, from, to);
  if (dark < page.least) return 'blank';
  const near = Math.ceil(thickness / 2) + 3;
  const free = [-near, near].every((distance) => darkness(page, y + distance, from, to) < dark * MOST_BESIDE);
  // the upright stroke of 和 is as free as a line, but a line does not stand in a character
  return free && !isInText(page, y, thickness, from, to, em * GLYPH_BESIDE_EM) ? dark : 'writing';
};

const isSeen = (stretch: Stretch): boolean => typeof stretch === 'number';

const shareSeen = (stretches: readonly Stretch[]): number => stretches.filter(isSeen).length / stretches.length;

/**
 * Is a stretch proof that no line is there? Writing runs through the place, with blanks over and under it as in a merged
 * cell; a line that is only worn has blanks but no writing in its way, and writing close to a line has the line around it.
 */
const isCrossed = (stretches: readonly Stretch[], at: number, reach: number): boolean =>
  stretches[at] === 'writing' && shareSeen(stretches.slice(Math.max(0, at - reach), at + reach + 1)) < LEAST_AROUND;

/**
 * Does a line lead from one place to another: is it seen in most stretches between them, and no writing in its way? It must
 * be seen near an end and outside of writing too: in a merged cell (老旧小区改造|配套) the upright stroke of a character
 * stands where the rule below it would run on.
 */
export const leadsOn = (page: Paper, row: number, thickness: number, from: number, to: number, em: number): boolean => {
  const count = Math.max(1, Math.round((to - from) / (em * STRETCH_EM)));
  const step = (to - from) / count;
  const places = Array.from(
    { length: count },
    (_, i) => [Math.floor(from + i * step), Math.ceil(from + (i + 1) * step)] as const,
  );
  const stretches = places.map(([start, end]) => lookAt(page, Math.round(row), thickness, start, end, em));
  if (shareSeen(stretches) < LEAST_LEADING) return false;
  if (stretches.some((_, at) => isCrossed(stretches, at, REACH))) return false;
  const quarter = Math.ceil(count / 4);
  if (count >= 4 && !stretches.some((stretch, i) => isSeen(stretch) && Math.min(i, count - 1 - i) < quarter))
    return false;
  const open = stretches.filter(
    (_, i) => !isInText(page, Math.round(row), thickness, ...places[i]!, em * TEXT_BESIDE_EM),
  );
  return open.length === 0 || shareSeen(open) >= LEAST_LEADING;
};

/** Parts of a list between the places where it is cut. */
const partsBetween = (length: number, isCut: (at: number) => boolean): readonly (readonly [number, number])[] => {
  const parts: [number, number][] = [];
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const open = at < length && !isCut(at);
    if (open && start < 0) start = at;
    if (!open && start >= 0) {
      parts.push([start, at]);
      start = -1;
    }
  }
  return parts;
};

/** The stretches of a candidate that look like a line, without the ends that averaging blurred. */
const clearLines = (page: Paper, rule: Rule, em: number): readonly Rule[] => {
  const step = Math.max(3, Math.round(em * STRETCH_EM));
  const origin = Math.max(0, Math.round(rule.start));
  const stretches: Stretch[] = [];
  for (let from = origin; from + step <= rule.end + 1; from += step) {
    stretches.push(lookAt(page, rowAt(rule, from + step / 2), rule.thickness, from, from + step, em));
  }
  const usual = median(stretches.filter((stretch) => typeof stretch === 'number'));
  // a stroke of a character at the end of a pale line is much darker than the line, its own blur much paler
  const isClear = (stretch: Stretch): boolean =>
    typeof stretch === 'number' && stretch > usual * 0.4 && stretch < usual * 2.5;
  return partsBetween(stretches.length, (at) => isCrossed(stretches, at, REACH)).flatMap(([from, to]): Rule[] => {
    const clear = stretches.slice(from, to).map(isClear);
    const [first, last] = [clear.indexOf(true), clear.lastIndexOf(true)];
    if (first < 0) return [];
    const inner = clear.slice(first, last + 1);
    if (inner.filter(Boolean).length < inner.length * LEAST_CLEAR) return [];
    const start = origin + (from + first) * step;
    const end = Math.min(rule.end, origin + (from + last + 1) * step);
    if (end - start < em * SHORTEST_EM) return [];
    const traces = rule.traces.flatMap(([across, left, right]): RuleTrace[] =>
      right < start || left > end ? [] : [[across, Math.max(left, start), Math.min(right, end)]],
    );
    return traces.length === 0 ? [] : [{ ...rule, traces, start, end, faint: true }];
  });
};

const collinear = (a: Rule, b: Rule, em: number): boolean =>
  Math.abs(a.position - b.position) <= Math.max(3, em * 0.28);

const shared = (a: Rule, b: Rule): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * The rules of a page with those added that are too pale or too broken for the threshold: thin strokes of the picture
 * averaged along the rows (`level`) that have paper on both sides. They are candidates: only crossings make them rules.
 */
export const withFaintRules = (strong: readonly Rule[], level: InkImage, page: Paper, em: number): readonly Rule[] => {
  const isKnown = (rule: Rule): boolean =>
    strong.some((other) => collinear(rule, other, em) && shared(rule, other) > 0.85 * (rule.end - rule.start));
  const found = strokes(level, em * SHORTEST_EM, Math.round(em * GAP_EM))
    .filter((rule) => rule.thickness <= Math.max(4, em * THICKEST_EM) && !isKnown(rule))
    .flatMap((rule) => clearLines(page, rule, em))
    .filter((rule) => !isKnown(rule));
  return [...strong, ...found];
};

/** The rules with those that were seen without averaging and are missing: joined to faint pieces, they counted as faint. */
export const keepSeen = (rules: readonly Rule[], seen: readonly Rule[], em: number): readonly Rule[] => [
  ...rules,
  ...seen.filter(
    (rule) =>
      !rules.some((other) => collinear(rule, other, em) && shared(rule, other) > 0.85 * (rule.end - rule.start)),
  ),
];

/** Rules without the pieces that lie on a longer one: what is left of a worn line beside the line itself. */
export const absorbPieces = (rules: readonly Rule[], em: number): readonly Rule[] => {
  const longest = [...rules].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Rule[] = [];
  for (const rule of longest) {
    const index = kept.findIndex(
      (other) =>
        collinear(rule, other, em) &&
        shared(rule, other) > 0.5 * (rule.end - rule.start) &&
        (other.faint || rule.faint),
    );
    if (index < 0) kept.push(rule);
    else {
      const whole = kept[index]!;
      // the sharp piece knows the place better than the blurred whole
      const { position, ...joined } = ruleOf([...whole.traces, ...rule.traces]);
      kept[index] = {
        ...joined,
        ...(whole.faint ? { faint: true } : {}),
        ...(whole.dashed ? { dashed: true } : {}),
        position: rule.faint ? whole.position : rule.position,
        thickness: Math.min(whole.thickness, rule.thickness),
        start: Math.min(whole.start, rule.start),
        end: Math.max(whole.end, rule.end),
      };
    }
  }
  return kept;
};
