import type { Region } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';
import { inkSegments } from './ink-segments.ts';
import type { Rule, Rules } from './rule-strokes.ts';
import { cellBorders, partingPlaces, type TextExtent } from './text-columns.ts';

/** Ends of rules closer than this are one place, in em. */
const SAME_EM = 0.6;
/** The same for the heights of level rules. */
const SAME_ROW_EM = 0.3;
/** Shortest line that frames a table, in em, and how many of them, and of shorter ones between them, make a form. */
const LEAST_WIDTH_EM = 12;
const LEAST_FULL = 3;
const LEAST_PARTIAL = 2;
/** Blank between two texts of a row, in em. */
const COLUMN_GAP_EM = 1.15;
/** Share of the height of a table from which on an upright line is one of its own: then the others are not missing. */
const UPRIGHT = 0.4;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Level rules from top to bottom, and the places between left and right where some of them end. */
  readonly rules: readonly Rule[];
  readonly ends: readonly number[];
}

/** One value for those that lie close together, ascending. */
const clustered = (values: readonly number[], reach: number): readonly number[] => {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && value - last[0]! <= reach) last.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
};

const isFull = (rule: Rule, left: number, right: number, em: number): boolean =>
  Math.abs(rule.start - left) <= em * SAME_EM && Math.abs(rule.end - right) <= em * SAME_EM;

const hasInk = ({ ink, width }: InkImage, { left, top, right, bottom }: Region): boolean => {
  for (let y = Math.ceil(top); y < bottom; y++)
    for (let x = Math.ceil(left); x < right; x++) if (ink[y * width + x] === 1) return true;
  return false;
};

/** Is there a label in the first column between two full lines, and nothing written across its border? A title between two tables has none. */
const isBand = (image: InkImage, left: number, first: number, upper: Rule, lower: Rule, em: number): boolean => {
  const inside = { top: upper.position + em * 0.2, bottom: lower.position - em * 0.2 };
  const border = { ...inside, left: first - em * 0.1, right: first + em * 0.1 };
  return !hasInk(image, border) && hasInk(image, { ...inside, left, right: first });
};

/** Forms between the level rules of one width: their bands begin with a label, and shorter rules between them tell of merged cells. */
const framesOf = (level: readonly Rule[], image: InkImage, em: number): readonly Frame[] => {
  const frames: Frame[] = [];
  const open = new Set(level.filter(({ start, end }) => end - start >= em * LEAST_WIDTH_EM));
  for (const { start: left, end: right } of [...open].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const full = [...open].filter((rule) => isFull(rule, left, right, em)).sort((a, b) => a.position - b.position);
    for (const rule of full) open.delete(rule);
    const inner = level.filter(
      (rule) => !full.includes(rule) && rule.start >= left - em * SAME_EM && rule.end <= right + em * SAME_EM,
    );
    const places = inner.flatMap(({ start, end }) => [start, end]).filter((x) => x > left + em && x < right - em);
    const ends = clustered(places, em * SAME_EM);
    if (full.length < LEAST_FULL || ends.length === 0) continue;
    let run: Rule[] = [full[0]!];
    for (const [i, rule] of full.entries()) {
      const next = full[i + 1];
      if (next && isBand(image, left, ends[0]!, rule, next, em)) {
        run.push(next);
        continue;
      }
      const [top, bottom] = [run[0]!.position, run.at(-1)!.position];
      const between = inner.filter(({ position }) => position > top && position < bottom);
      if (run.length >= LEAST_FULL && between.length >= LEAST_PARTIAL) {
        const rules = [...run, ...between].sort((a, b) => a.position - b.position);
        frames.push({ left, right, top, bottom, rules, ends });
      }
      if (next) run = [next];
    }
  }
  return frames;
};

/** The inside of a block in whole pixels, away from its rules. */
const inside = ({ left, top, right, bottom }: Region, em: number): Region => ({
  left: Math.ceil(left + em * 0.1),
  top: Math.ceil(top + em * 0.15),
  right: Math.floor(right - em * 0.1),
  bottom: Math.floor(bottom - em * 0.15),
});

/** Texts of a region side by side, parted where no ink stands over the width of a column gap. */
const textsIn = (image: InkImage, region: Region, em: number): readonly TextExtent[] => {
  const texts: { left: number; right: number }[] = [];
  for (const { left, right } of inkSegments(image, region)) {
    const last = texts.at(-1);
    if (last && left - last.right < em * COLUMN_GAP_EM) last.right = right;
    else texts.push({ left, right });
  }
  return texts;
};

/** Part of a form between two level rules over some of its columns, without a rule between them. */
type Block = Region;

const isBeside = (block: Block, left: number, top: number, bottom: number, em: number): boolean =>
  block.right === left &&
  Math.abs(block.top - top) <= em * SAME_ROW_EM &&
  Math.abs(block.bottom - bottom) <= em * SAME_ROW_EM;

/** The blocks of a frame: neighbouring columns with the same rules above and below are one. */
const blocksOf = ({ left, right, rules, ends }: Frame, em: number): readonly Block[] => {
  const places = [left, ...ends, right];
  const blocks: Block[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i]!, places[i + 1]!];
    const over = rules.filter(({ start, end }) => start <= from + em * SAME_EM && end >= to - em * SAME_EM);
    for (let k = 0; k + 1 < over.length; k++) {
      const [top, bottom] = [over[k]!.position, over[k + 1]!.position];
      if (bottom - top < em * SAME_EM) continue;
      const beside = blocks.findIndex((block) => isBeside(block, from, top, bottom, em));
      if (beside < 0) blocks.push({ left: from, right: to, top, bottom });
      else blocks[beside] = { ...blocks[beside]!, right: to };
    }
  }
  return blocks;
};

const upright = (position: number, { top, bottom }: Block): Rule => ({
  position,
  start: top,
  end: bottom,
  thickness: 1,
  traces: [],
});

/** The upright lines of a frame, block by block. */
const uprightsOf = (frame: Frame, image: InkImage, em: number): readonly Rule[] => {
  const blocks = blocksOf(frame, em).map((block) => ({ block, texts: textsIn(image, inside(block, em), em) }));
  const known = [frame.left, ...frame.ends, frame.right];
  const added = partingPlaces(
    blocks.map(({ texts }) => texts),
    known,
  );
  const places = [...known, ...added].sort((a, b) => a - b);
  return blocks.flatMap(({ block, texts }) => {
    const own = places.filter((x) => x >= block.left && x <= block.right);
    return (cellBorders(texts, own, em) ?? own).map((x) => upright(x, block));
  });
};

/** Does an upright rule between the sides run through a good part of a frame? */
const hasUprights = ({ left, right, top, bottom }: Frame, upright: readonly Rule[], em: number): boolean =>
  upright.some(
    ({ position, start, end }) =>
      position > left + em &&
      position < right - em &&
      Math.min(end, bottom) - Math.max(start, top) >= (bottom - top) * UPRIGHT,
  );

const isIn = ({ left, right, top, bottom }: Region, { position, start, end }: Rule): boolean =>
  position > left && position < right && (start + end) / 2 > top && (start + end) / 2 < bottom;

/** Rules with the upright ones that had to be inferred, and the tables that this was done for. */
export interface CompletedRules {
  readonly rules: Rules;
  readonly inferred: readonly Region[];
}

/**
 * Forms of which only the level rules are left (the upright ones printed too pale, or smeared away by a fax machine): where
 * level rules end beside merged cells, there is a column, and so is where the texts of many rows stand apart. What stands
 * for an upright line inside of such a form is the stroke of a character.
 */
export const addMissingUprights = (rules: Rules, image: InkImage, em: number): CompletedRules => {
  const frames = framesOf(rules.horizontal, image, em).filter((frame) => !hasUprights(frame, rules.vertical, em));
  if (frames.length === 0) return { rules, inferred: [] };
  const kept = rules.vertical.filter((rule) => !frames.some((frame) => isIn(frame, rule)));
  const found = frames.flatMap((frame) => uprightsOf(frame, image, em));
  return { rules: { horizontal: rules.horizontal, vertical: [...kept, ...found] }, inferred: frames };
};
