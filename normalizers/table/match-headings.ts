import type { Locator } from '../../src/model/index.ts';
import { foldText } from '../text/fold-text.ts';
import { readingCost } from '../text/reading-cost.ts';
import { isNumbered, type PrintedLine } from './contents-block.ts';

/** A heading of the body (正文标题) that a contents entry may point at. */
export interface Heading {
  readonly text: string;
  readonly folded: string;
  readonly at: Locator;
}

const MAX_HEADING = 80;
const MAX_HEADINGS = 2000;

/** Lines of the body that can be headings: short, alone in their line, marked as heading or numbered. */
export const headingsOf = (lines: readonly PrintedLine[]): Heading[] => {
  const headings: Heading[] = [];
  for (const { pieces, level, at } of lines) {
    const [text = ''] = pieces;
    if (pieces.length !== 1 || text.length > MAX_HEADING || (level === null && !isNumbered(text))) continue;
    headings.push({ text, folded: foldText(text), at });
    if (headings.length === MAX_HEADINGS) break;
  }
  return headings;
};

const ORDINAL =
  /^(?:第([一二三四五六七八九十\d]{1,3})[部章节篇]分?|[（(]?([一二三四五六七八九十\d]{1,3})[）)、.．,，])/;

/** The ordinal mark with its style: `4.青少年` → `4.`, `（二）` → `(二)`; empty when there is none. */
export const ordinalOf = (folded: string): string => ORDINAL.exec(folded)?.[0] ?? '';

/** Cost of reading an entry as a heading per character of the heading; the mark in front may be damaged. */
const costOf = (entry: string, heading: string): number => {
  if (entry === heading) return 0;
  const limit = heading.length * 0.4;
  if (Math.abs(entry.length - heading.length) > limit + 2) return Number.POSITIVE_INFINITY;
  const whole = readingCost(entry, heading, limit);
  const bare = readingCost(entry.replace(/^.{1,2}[、,.]/, ''), heading.replace(ORDINAL, ''), limit);
  return Math.min(whole, bare + 0.5) / heading.length;
};

/** Best heading at or behind `from`; an equal one further on is another occurrence, the first counts. */
const nearest = (entry: string, headings: readonly Heading[], from: number): number => {
  const exact = headings.findIndex(({ folded }, index) => index >= from && folded === entry);
  if (exact >= 0) return exact;
  let best = -1;
  let least = 0.34;
  for (let index = from; index < headings.length; index++) {
    const cost = costOf(entry, headings[index]!.folded);
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
};

/** Most common last three characters of the matched headings: `目标表`. */
const commonEnd = (headings: readonly (Heading | null)[]): string => {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    if (heading) counts.set(heading.folded.slice(-3), (counts.get(heading.folded.slice(-3)) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
};

/** The one heading between two matched ones that carries the ordinal of a destroyed entry (`4.青了。`), if there is one. */
const bySequence = (entry: string, between: readonly Heading[], ending: string): Heading | null => {
  const ordinal = ordinalOf(entry);
  if (ordinal === '') return null;
  const same = between.filter(({ folded }) => ordinalOf(folded) === ordinal);
  const alike = same.filter(({ folded }) => folded.endsWith(ending));
  const found = same.length === 1 ? same : alike;
  return found.length === 1 ? found[0]! : null;
};

/** Finds the heading of every entry (目录与标题对应), in order; null where none fits. */
export const matchHeadings = (entries: readonly string[], headings: readonly Heading[]): (Heading | null)[] => {
  const places: number[] = [];
  let from = 0;
  for (const entry of entries) {
    const place = nearest(entry, headings, from);
    places.push(place);
    if (place >= 0) from = place + 1;
  }
  const matched = places.map((place) => (place >= 0 ? headings[place]! : null));
  const ending = commonEnd(matched);
  return matched.map((heading, index) => {
    if (heading) return heading;
    const before = Math.max(-1, ...places.slice(0, index));
    const after = places.slice(index + 1).find((place) => place >= 0) ?? headings.length;
    return bySequence(entries[index]!, headings.slice(before + 1, after), ending);
  });
};
