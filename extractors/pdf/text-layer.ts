import { isGarbled } from './garbled-text.ts';
import type { PaintedPage } from './interpreter.ts';
import type { ShownGlyph } from './show-text.ts';

/** Whether the text of a page can be read from its characters. */
export interface TextLayer {
  /** `usable`; `none`: pictures or nothing; `garbage`: the characters do not say which letters they are. */
  readonly kind: 'usable' | 'none' | 'garbage';
  /** Glyphs that a reader sees, upright or in quarter turns. */
  readonly glyphs: readonly ShownGlyph[];
  /** Text of an invisible layer (text mode 3), as scanners with recognition leave it under the picture. */
  readonly invisible: readonly ShownGlyph[];
  /** Slanted text: watermarks (水印). */
  readonly slanted: string;
}

// private use, replacement character, control characters, unassigned planes
const UNREADABLE = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f]|[\udb80-\udbff]/;

const LEAST_GLYPHS = 4;
const MOST_GARBAGE = 0.3;

const covers = (area: number, page: number): boolean => area > 0.7 * page;

/** Glyphs painted before a picture that fills the page: recognised text under a scan. */
const coveredBefore = (painted: PaintedPage, pageArea: number): number => {
  let before = 0;
  for (const { box, mask, glyphsBefore } of painted.images) {
    const area = Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
    if (!mask && covers(area, pageArea)) before = glyphsBefore;
  }
  return before;
};

/** Sorts the glyphs of a page by what a reader sees, and judges whether they say what is printed. */
export const judgeTextLayer = (painted: PaintedPage, pageArea: number): TextLayer => {
  const covered = coveredBefore(painted, pageArea);
  const glyphs: ShownGlyph[] = [];
  const invisible: ShownGlyph[] = [];
  let slanted = '';
  painted.glyphs.forEach((glyph, index) => {
    if (glyph.invisible || index < covered) invisible.push(glyph);
    else if (glyph.slanted) slanted += glyph.text;
    else glyphs.push(glyph);
  });
  const printed = glyphs.filter((glyph) => glyph.text.trim() !== '');
  const garbage = printed.filter((glyph) => glyph.unmapped || UNREADABLE.test(glyph.text)).length;
  const text = (): string => printed.map((glyph) => glyph.text).join('');
  if (printed.length > LEAST_GLYPHS && (garbage > printed.length * MOST_GARBAGE || isGarbled(text()))) {
    return { kind: 'garbage', glyphs, invisible, slanted };
  }
  return { kind: printed.length > 0 ? 'usable' : 'none', glyphs, invisible, slanted };
};
