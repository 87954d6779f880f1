import sharp from 'sharp';
import type { Box, Finding } from '../src/model/index.ts';
import type { SeenMarks, Segment } from './geometry/seen-marks.ts';
import { decodePage } from './image/decode-pages.ts';
import { loadReaders } from './ocr/create-page-recognizer.ts';
import { seenLayout } from './ocr/seen-layout.ts';
import { type PagePicture, pagePicture } from './page-picture.ts';
import { openPdf } from './pdf/open-pdf.ts';
import { bidPdf } from './pdf/pdf-extractor.ts';
import { seenPdfPage } from './pdf/seen-page.ts';

/** A cell or paragraph of the page, and what it was taken for; null where nothing is known of it. */
export interface SketchedCell {
  readonly box: Box;
  /** Role or fate, a short ASCII word: `name`, `level1`, `ignored`. */
  readonly role: string | null;
  /** It needs a person's eye. */
  readonly isFlagged: boolean;
}

const NOTHING: SeenMarks = { rules: [], words: [] };

const seenMarks = async (bytes: Uint8Array, page: number): Promise<SeenMarks> => {
  if (bidPdf({ bytes }) <= 0.8) {
    return seenLayout(await decodePage(bytes, page - 1), (await loadReaders()).readers.engine);
  }
  const opened = await openPdf(bytes);
  if ('kind' in opened) return NOTHING;
  try {
    return await seenPdfPage(opened.pdf, page);
  } finally {
    await opened.close();
  }
};

/** Hue of a role, the same on every page; red is left to what is flagged. */
const hueOf = (role: string): number => {
  let sum = 0;
  for (const character of role) sum = (sum * 31 + character.charCodeAt(0)) % 9973;
  return 40 + ((sum * 137) % 280);
};

/** Cells without a column of their own: only whether they were used. */
const PLAIN_COLOURS: ReadonlyMap<string | null, string> = new Map([
  [null, 'hsl(210 8% 55%)'],
  ['used', 'hsl(210 25% 45%)'],
  ['ignored', 'hsl(0 0% 62%)'],
]);
const FLAGGED = 'hsl(0 90% 45%)';

const colourOf = ({ role, isFlagged }: SketchedCell): string =>
  isFlagged ? FLAGGED : (PLAIN_COLOURS.get(role) ?? `hsl(${hueOf(role ?? '')} 75% 38%)`);
const LABEL_SIZE = 10;

const round = (value: number): number => Math.round(value * 10) / 10;

const rectangle = ([left, top, right, bottom]: Box, scale: number, style: string): string =>
  `<rect x="${round(left * scale)}" y="${round(top * scale)}" width="${round(Math.max(1, (right - left) * scale))}" height="${round(Math.max(1, (bottom - top) * scale))}" ${style}/>`;

const line = (segment: Segment, scale: number): string => {
  const [x1, y1, x2, y2] = segment.map((value) => round(value * scale));
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="hsl(220 95% 50%)" stroke-opacity="0.7" stroke-width="2"/>`;
};

/** Only letters, digits and signs that mean nothing in SVG: roles are ours, but a picture is no place for surprises. */
const plainWord = (role: string): string => role.replace(/[^\w -]/g, '');

const cellShapes = (cell: SketchedCell, scale: number): string => {
  const { box, role, isFlagged } = cell;
  const colour = colourOf(cell);
  const frame = rectangle(
    box,
    scale,
    `fill="${colour}" fill-opacity="0.12" stroke="${colour}" stroke-width="${isFlagged ? 3 : 1.5}"`,
  );
  if (role === null) return frame;
  const [x, y] = [round(box[0] * scale + 3), round(box[1] * scale + LABEL_SIZE)];
  return `${frame}<text x="${x}" y="${y}" font-family="sans-serif" font-size="${LABEL_SIZE}" fill="${colour}">${plainWord(role)}</text>`;
};

const overlay = ({ width, height, scale }: PagePicture, marks: SeenMarks, cells: readonly SketchedCell[]): string => {
  const words = marks.words.map((box) => rectangle(box, scale, 'fill="none" stroke="hsl(45 90% 45%)"'));
  const rules = marks.rules.map((segment) => line(segment, scale));
  const shapes = [...words, ...cells.map((cell) => cellShapes(cell, scale)), ...rules];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
};

/**
 * Draws on the picture of a page what was seen there: words in yellow, ruling lines in blue, each cell in the colour of its
 * role with the role written into it, doubtful ones in red. Answers as {@link pagePicture} does.
 */
export const pageSketch = async (
  bytes: Uint8Array,
  number: number,
  width: number,
  cells: readonly SketchedCell[],
): Promise<PagePicture | Finding | null> => {
  const picture = await pagePicture(bytes, number, width);
  if (picture === null || 'kind' in picture) return picture;
  const svg = overlay(picture, await seenMarks(bytes, number), cells);
  const png = await sharp(picture.png)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
  return { ...picture, png };
};
