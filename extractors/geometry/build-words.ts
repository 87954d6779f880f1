import type { Box } from '../../src/model/index.ts';
import type { Glyph, Turn } from './marks.ts';
import { turnBack, turnBox } from './turn-marks.ts';

/** Characters printed one after another without a blank; Chinese needs none, so a word may be a whole line of it. */
export interface Word {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly turn: Turn;
  readonly font: string;
  readonly glyphs: readonly Glyph[];
  /** A printed blank stands before the word. */
  readonly blankBefore: boolean;
}

/** Blank that is seen but not printed, in ems; TeX sets words 0.22 to 0.33 apart and prints no blanks. */
export const WORD_GAP = 0.17;

/** A word of glyphs that stand one after another. */
export const wordOf = (glyphs: readonly Glyph[], blankBefore: boolean): Word => {
  const first = glyphs[0]!;
  let [left, top, right, bottom] = first.box;
  for (const { box } of glyphs) {
    if (box[0] < left) left = box[0];
    if (box[1] < top) top = box[1];
    if (box[2] > right) right = box[2];
    if (box[3] > bottom) bottom = box[3];
  }
  // joined, not added up: a sum keeps every glyph's string alive as long as the document
  const text = glyphs.map((glyph) => glyph.text).join('');
  return {
    text,
    box: [left, top, right, bottom],
    size: first.size,
    turn: first.turn,
    font: first.font,
    glyphs,
    blankBefore,
  };
};

const follows = (a: Glyph, b: Glyph): boolean => {
  const size = Math.max(a.size, b.size);
  const gap = b.box[0] - a.box[2];
  const sameLine = Math.abs(a.box[3] - b.box[3]) < 0.25 * size && Math.min(a.size, b.size) > 0.6 * size;
  return sameLine && gap < WORD_GAP * size && gap > -0.5 * size && b.box[0] > a.box[0] - 0.2 * size;
};

const buildUpright = (glyphs: readonly Glyph[]): Word[] => {
  const words: Word[] = [];
  let run: Glyph[] = [];
  let blank = false;
  let blankBefore = false;
  const close = (): void => {
    if (run.length > 0) words.push(wordOf(run, blankBefore));
    run = [];
  };
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') {
      close();
      blank = true;
      continue;
    }
    const last = run.at(-1);
    if (last && !follows(last, glyph)) close();
    if (run.length === 0) blankBefore = blank;
    blank = false;
    run.push(glyph);
  }
  close();
  return words;
};

/**
 * Words of a page in the order they are printed. Sideways writing is put together along its own direction and comes
 * back with its place on the page.
 */
export const buildWords = (glyphs: readonly Glyph[], width: number, height: number): readonly Word[] => {
  const words = buildUpright(glyphs.filter((glyph) => glyph.turn === 0));
  for (const turn of [1, 2, 3] as const) {
    const turned = glyphs.filter((glyph) => glyph.turn === turn);
    if (turned.length === 0) continue;
    const upright = turned.map((glyph) => ({ ...glyph, box: turnBox(glyph.box, turn, width, height) }));
    const [w, h] = turn === 2 ? [width, height] : [height, width];
    for (const word of buildUpright(upright)) {
      words.push({ ...word, turn, box: turnBox(word.box, turnBack(turn), w, h) });
    }
  }
  return words;
};
