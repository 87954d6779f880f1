import { closeDashes } from './close-dashes.ts';
import { absorbPieces, keepSeen, leadsOn, type Paper, paperOf, withFaintRules } from './faint-rules.ts';
import type { GrayImage } from './gray-image.ts';
import { type InkImage, levelInk, transposeInk } from './ink-image.ts';
import { pageFolds } from './page-folds.ts';
import { type Rule, type Rules, ruleOf, strokes } from './rule-strokes.ts';
import { touches, withoutStrays } from './stray-rules.ts';
import { addWornRules } from './worn-rules.ts';

/** Shortest run that can be a part of a rule: a stroke of a character is at most one em long. */
const SHORTEST_EM = 1.15;
/** Gap inside a run that is bridged: a broken hairline, less than the space between two characters' strokes. */
const GAP_EM = 0.1;
/** Gap between two collinear pieces that is bridged: a fold or a stamp over the rule, less than a narrow cell. */
const BREAK_EM = 0.7;
/** Shortest line that is believed when it is faint, and longest stretch of a line that may be faint or worn. */
const SHORTEST_FAINT_EM = 2.5;
const FAINT_EM = 8;
const THICKEST_EM = 0.35;
/** Share of ink from which on a rule is solid: gaps of noise and folds are few. */
const SOLID = 0.85;
/** Share of a rule that may have ink right beside it: text that hangs into its border. */
const MOST_BESIDE = 0.3;
const MOST_BESIDE_DASHES = 0.12;

/** Joins collinear strokes over short breaks, and over longer ones where a faint or worn line leads on between them. */
const bridgeBreaks = (page: Paper, rules: readonly Rule[], em: number): readonly Rule[] => {
  const sorted = [...rules].sort((a, b) => a.start - b.start || a.position - b.position);
  const joined: Rule[] = [];
  for (const rule of sorted) {
    const index = joined.findIndex((other) => {
      if (Math.abs(other.position - rule.position) > Math.max(2, em * 0.12) || rule.start <= other.start) return false;
      const gap = rule.start - other.end;
      if (gap <= em * BREAK_EM) return true;
      const between = (other.position + rule.position) / 2;
      const thickness = Math.min(other.thickness, rule.thickness);
      return gap <= em * FAINT_EM && leadsOn(page, between, thickness, other.end + 1, rule.start, em);
    });
    if (index < 0) joined.push(rule);
    else {
      const faint = joined[index]!.faint || rule.faint;
      joined[index] = { ...ruleOf([...joined[index]!.traces, ...rule.traces]), ...(faint ? { faint } : {}) };
    }
  }
  return joined;
};

/** Share of a rule's pixels that have ink at a distance across it. */
const inkBeside = ({ ink, width, height }: InkImage, rule: Rule, distance: number): number => {
  let [beside, total] = [0, 0];
  for (const [y, start, end] of rule.traces) {
    const row = y + distance;
    total += end - start + 1;
    if (row < 0 || row >= height) continue;
    for (let x = start; x <= end; x++) beside += ink[row * width + x]!;
  }
  return beside / total;
};

/** Share of a rule that is ink; a dashed one (虚线) has gaps. */
const inkShare = ({ ink, width }: InkImage, { traces }: Rule): number => {
  let [inked, total] = [0, 0];
  for (const [y, start, end] of traces) {
    total += end - start + 1;
    for (let x = start; x <= end; x++) inked += ink[y * width + x]!;
  }
  return inked / total;
};

/**
 * Does a rule stand free on both sides? The feet of a bold heading (“乡镇卫生院设备更新”) join to a run as long as a rule,
 * but the strokes above them do not end. Two distances, because of double rules.
 */
const standsFree = (image: InkImage, rule: Rule, em: number): boolean => {
  const near = Math.ceil(rule.thickness) + 2;
  const far = near + Math.max(2, Math.round(em * 0.12));
  if (inkShare(image, rule) < SOLID) {
    // strokes of characters below one another can be as regular as dashes, but they have width
    return [-far, -near, near, far].every((distance) => inkBeside(image, rule, distance) < MOST_BESIDE_DASHES);
  }
  return [-1, 1].every(
    (side) => Math.min(inkBeside(image, rule, side * near), inkBeside(image, rule, side * far)) < MOST_BESIDE,
  );
};

/** Longest stroke of writing that reaches from line to line in a low row, and how near other strokes stand on both sides. */
const STROKE_EM = 2;
const NEIGHBOUR_EM = 0.45;
const LEAST_NEIGHBOURS = 0.3;

/** Share of a rule along which ink stands on one side of it, near but not on it. */
const neighbourShare = ({ ink, width, height }: InkImage, rule: Rule, side: 1 | -1, em: number): number => {
  const near = Math.ceil(rule.thickness / 2) + 2;
  let beside = 0;
  for (let x = rule.start; x <= rule.end; x++) {
    for (let away = near; away <= em * NEIGHBOUR_EM; away++) {
      const y = Math.round(rule.position) + side * away;
      if (y < 0 || y >= height || ink[y * width + x] === 0) continue;
      beside++;
      break;
    }
  }
  return beside / (rule.end - rule.start + 1);
};

/** Is a short rule a stroke of writing: other strokes on both sides, and no longer line that it goes on with? */
const isStroke = (image: InkImage, rule: Rule, all: readonly Rule[], em: number): boolean =>
  rule.end - rule.start < em * STROKE_EM &&
  !all.some(
    (other) => other.end - other.start >= em * STROKE_EM && Math.abs(other.position - rule.position) <= em * 0.15,
  ) &&
  ([-1, 1] as const).every((side) => neighbourShare(image, rule, side, em) >= LEAST_NEIGHBOURS);

/** How far before a leader, and how high over its dots, its title is looked for. */
const TITLE_EM = 1.2;
const TITLE_HEIGHT_EM = 0.7;

/** Does writing stand on the line of a rule, right before it? */
const followsWriting = ({ ink, width }: InkImage, { position, start }: Rule, em: number): boolean => {
  const [left, right] = [Math.max(0, Math.round(start - em * TITLE_EM)), Math.max(0, start - 2)];
  for (let y = Math.max(0, Math.round(position - em * TITLE_HEIGHT_EM)); y < position; y++)
    for (let x = left; x < right; x++) if (ink[y * width + x] === 1) return true;
  return false;
};

/** Parallel lines closer than a line of writing are hatching or halftone shading, not dashed borders. */
const isHatching = (rule: Rule, all: readonly Rule[], em: number): boolean =>
  all.some((other) => {
    const distance = Math.abs(other.position - rule.position);
    const shared = Math.min(other.end, rule.end) - Math.max(other.start, rule.start);
    return distance > em * 0.12 && distance < em * 0.8 && shared > (rule.end - rule.start) / 2;
  });

const strongRules = (image: InkImage, em: number): readonly Rule[] => {
  const found = strokes(closeDashes(image, em), em * SHORTEST_EM, Math.max(2, Math.round(em * GAP_EM)));
  const thin = found.filter(
    (rule) =>
      rule.thickness <= Math.max(3, em * THICKEST_EM) &&
      rule.end - rule.start > rule.thickness * 4 &&
      standsFree(image, rule, em),
  );
  const dashed = thin.filter((rule) => inkShare(image, rule) < SOLID);
  return thin
    .filter((rule) => !(dashed.includes(rule) ? isHatching(rule, thin, em) : isStroke(image, rule, thin, em)))
    .map((rule) => (dashed.includes(rule) ? { ...rule, dashed: true, leads: followsWriting(image, rule, em) } : rule));
};

/** The strokes of one direction with those added that only averaging along them shows. */
const addFaintRules = (strong: readonly Rule[], page: Paper, em: number): readonly Rule[] => {
  const level = levelInk(page.gray, Math.round(em * AVERAGED_EM), Math.round(em * 1.5));
  return bridgeBreaks(page, withFaintRules(strong, level, page, em), em).filter(
    (rule) => !rule.faint || rule.end - rule.start >= em * SHORTEST_FAINT_EM,
  );
};

/** Runs a rule on to the next crossing line on either side where a faint line leads there: the ends fade as well. */
const runOn = (page: Paper, rule: Rule, others: readonly Rule[], em: number): Rule => {
  const crossing = others
    .filter(({ start, end }) => start - em * 0.6 <= rule.position && rule.position <= end + em * 0.6)
    .map(({ position }) => Math.round(position));
  const before = Math.max(...crossing.filter((at) => at < rule.start - em * 0.2));
  const after = Math.min(...crossing.filter((at) => at > rule.end + em * 0.2));
  const leads = (from: number, to: number): boolean =>
    to - from <= em * FAINT_EM && leadsOn(page, rule.position, rule.thickness, from, to, em);
  const start = leads(before, rule.start) ? before : rule.start;
  const end = leads(rule.end + 1, after) ? after : rule.end;
  return start === rule.start && end === rule.end ? rule : { ...rule, start, end };
};

/** Share of the ends of rules that lie on others in a whole net. */
const WHOLE = 0.85;
/** Averages along a rule over this many em make it stand out of noise and close its gaps. */
const AVERAGED_EM = 0.9;

/** Ruling lines of a page, and the lines of folds and streaks that are none. */
export interface FoundRules extends Rules {
  readonly folds: Rules;
}

/**
 * Ruling lines of a levelled page: long runs of ink per row and column, joined over neighbouring rows and short breaks
 * (run-length smoothing, Wong, Casey and Wahl 1982), and lines so pale or worn that only averaging along them shows them.
 * `em` is the size of a character in pixels, `noise` its deviation in grey levels.
 */
export const findRules = (image: InkImage, em: number, gray: GrayImage, noise: number): FoundRules => {
  const strokes = { horizontal: strongRules(image, em), vertical: strongRules(transposeInk(image), em) };
  const folds = pageFolds(strokes, image.width, image.height, em);
  const strong = {
    horizontal: strokes.horizontal.filter((rule) => !folds.horizontal.includes(rule)),
    vertical: strokes.vertical.filter((rule) => !folds.vertical.includes(rule)),
  };
  return { ...completedRules(strong, image, em, gray, noise), folds };
};

/** The strong rules of a page, joined, with the pale and worn ones where their net has holes. */
const completedRules = (strong: Rules, image: InkImage, em: number, gray: GrayImage, noise: number): Rules => {
  const page = paperOf(gray, noise);
  const upright = paperOf(transposeGray(gray), noise);
  const seen = withoutStrays(
    { horizontal: bridgeBreaks(page, strong.horizontal, em), vertical: bridgeBreaks(upright, strong.vertical, em) },
    em,
  );
  if (isComplete(seen, em)) return runAllOn(seen, page, upright, em);
  const all = {
    horizontal: addFaintRules(strong.horizontal, page, em),
    vertical: addFaintRules(strong.vertical, upright, em),
  };
  const { horizontal, vertical } = withoutStrays(all, em);
  const net = {
    horizontal: absorbPieces(keepSeen(horizontal, seen.horizontal, em), em),
    vertical: absorbPieces(keepSeen(vertical, seen.vertical, em), em),
  };
  return runAllOn(addWornRules(image, net, em), page, upright, em);
};

const runAllOn = ({ horizontal, vertical }: Rules, page: Paper, upright: Paper, em: number): Rules => ({
  horizontal: horizontal.map((rule) => runOn(page, rule, vertical, em)),
  vertical: vertical.map((rule) => runOn(upright, rule, horizontal, em)),
});

/**
 * Is the net of rules whole, so that fainter ones need not be looked for? In a whole net the ends of rules lie on rules of
 * the other direction; where lines are pale or worn, they end in the open. A page of few rules may hold a pale table.
 */
const isComplete = ({ horizontal, vertical }: Rules, em: number): boolean => {
  if (horizontal.length < 2 || vertical.length < 2) return false;
  const ends = [
    ...horizontal.flatMap(({ position, start, end }) =>
      [start, end].map((at) => touches(position, at, vertical, em * 0.3)),
    ),
    ...vertical.flatMap(({ position, start, end }) =>
      [start, end].map((at) => touches(position, at, horizontal, em * 0.3)),
    ),
  ];
  return ends.filter(Boolean).length >= ends.length * WHOLE;
};

const transposeGray = ({ width, height, pixels }: GrayImage): GrayImage => {
  const mirrored = transposeInk({ width, height, ink: pixels });
  return { width: mirrored.width, height: mirrored.height, pixels: mirrored.ink };
};
