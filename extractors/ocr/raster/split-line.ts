import type { Region } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';
import { inkSegments } from './ink-segments.ts';

/** Blank inside a line from which on it is read in pieces, in em: two fields on one line (填报单位：…    单位：万元). */
const FIELD_GAP_EM = 1.4;
/** Longest piece that is read at once, in em: the recogniser's input is capped. */
const LONGEST_EM = 36;
/** Dots in a row from which on they lead to a page number. */
const LEADER_DOTS = 6;

/** Part of a line that is read at once: `blank` stands before it, or it is a `leader` of dots that is not read at all. */
export interface LinePiece {
  readonly region: Region;
  readonly kind: 'writing' | 'after-blank' | 'leader';
}

const around = (segments: readonly Region[]): Region =>
  segments.reduce((a, b) => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }));

/** Groups of segments without a wide blank between them; leaders (……) make groups of their own. */
const groupSegments = (segments: readonly Region[], em: number): { segments: Region[]; kind: LinePiece['kind'] }[] => {
  const isDot = ({ left, top, right, bottom }: Region) => right - left <= em * 0.24 && bottom - top <= em * 0.26;
  const groups: { segments: Region[]; kind: LinePiece['kind'] }[] = [];
  for (let i = 0; i < segments.length; ) {
    let end = i;
    while (end < segments.length && isDot(segments[end]!)) end++;
    if (end - i >= LEADER_DOTS) {
      groups.push({ segments: segments.slice(i, end), kind: 'leader' });
      i = end;
      continue;
    }
    const [segment, last] = [segments[i]!, groups.at(-1)];
    const wide = last !== undefined && segment.left - last.segments.at(-1)!.right >= em * FIELD_GAP_EM;
    if (last && last.kind !== 'leader' && !wide) last.segments.push(segment);
    else groups.push({ segments: [segment], kind: wide && last?.kind !== 'leader' ? 'after-blank' : 'writing' });
    i++;
  }
  return groups;
};

/** Cuts a group that is too long at its widest gap in the middle half, again and again. */
const cutLong = (segments: readonly Region[], longest: number): readonly (readonly Region[])[] => {
  const [left, right] = [segments[0]!.left, segments.at(-1)!.right];
  if (right - left <= longest) return [segments];
  const quarter = (right - left) / 4;
  let [cut, widest] = [-1, 0];
  for (let i = 1; i < segments.length; i++) {
    const gap = segments[i]!.left - segments[i - 1]!.right;
    const central = segments[i]!.left > left + quarter && segments[i]!.left < right - quarter;
    if (central && gap > widest) [cut, widest] = [i, gap];
  }
  if (cut < 0) return [segments];
  return [...cutLong(segments.slice(0, cut), longest), ...cutLong(segments.slice(cut), longest)];
};

/** Cuts a line of writing at wide blanks, around leaders, and where it is too long to be read at once. */
export const splitLine = (image: InkImage, line: Region, em: number): readonly LinePiece[] => {
  const size = Math.max(em, line.bottom - line.top);
  return groupSegments(inkSegments(image, line), size).flatMap(({ segments, kind }): readonly LinePiece[] => {
    if (kind === 'leader') return [{ region: around(segments), kind }];
    return cutLong(segments, size * LONGEST_EM).map((part, k) => {
      const { left, right } = around(part);
      return { region: { ...line, left, right }, kind: k === 0 ? kind : 'writing' };
    });
  });
};
