import { finding, type Note } from '../../src/model/index.ts';
import type { PageContent } from '../geometry/page-content.ts';
import { readPage } from '../geometry/read-page.ts';
import { recognizedContent } from '../geometry/recognized-content.ts';
import type { PageImage, RecognizePage } from '../ocr/page-image.ts';
import type { PaintedImage } from './interpreter.ts';
import { pagePixels } from './page-pixels.ts';
import type { PDFDocumentProxy, PDFPageProxy } from './pdfjs.ts';
import { pageMarks, type ReadMarks } from './read-marks.ts';
import { renderPage } from './render-page.ts';
import { judgeTextLayer, type TextLayer } from './text-layer.ts';

/** A page as it was read: by its characters, or by recognising its picture. */
export interface RoutedPage {
  /** Null when the page could not be read at all. */
  readonly content: PageContent | null;
  readonly notes: readonly Note[];
  readonly ocrUsed: boolean;
  readonly slanted: string;
  /** Characters that are in the file but not to be seen: invisible, clipped, under a picture, or on a hidden layer. */
  readonly hidden: number;
}

/** A page with a picture over most of it and hardly any characters is a scan with a stamp or a page number. */
const FEW_GLYPHS = 40;
const SCAN_SHARE = 0.5;

const imageShare = (images: readonly PaintedImage[], area: number): number =>
  images.reduce((sum, { box }) => sum + Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]), 0) / area;

/** Whether the characters of a page do not say what is printed, so that its picture has to be recognised. */
export const needsRecognition = (layer: TextLayer, read: ReadMarks): boolean => {
  if (layer.kind === 'garbage') return true;
  const share = imageShare(read.painted.images, read.width * read.height);
  if (layer.kind === 'none') return share > 0.02 || layer.invisible.length > 0;
  const printed = layer.glyphs.filter((glyph) => glyph.text !== ' ').length;
  return printed < FEW_GLYPHS && share > SCAN_SHARE;
};

const contentOf = (read: ReadMarks, number: number, layer: TextLayer): PageContent => {
  const glyphs = layer.glyphs.length === 0 ? layer.invisible : layer.glyphs;
  return readPage(pageMarks(read, number, glyphs));
};

/** Pixels of the pictures of a scan; a page of unreadable characters is drawn. */
export const pageImage = async (
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  read: ReadMarks,
  number: number,
  layer: TextLayer,
): Promise<PageImage | null> =>
  layer.kind === 'garbage' ? renderPage(pdf, page, number) : pagePixels(page, read.painted.images, number);

/** Reads a page by its characters where they say what is printed, else recognises its picture. */
export const routePage = async (
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  read: ReadMarks,
  number: number,
  recognize: RecognizePage,
): Promise<RoutedPage> => {
  const layer = judgeTextLayer(read.painted, read.width * read.height);
  const hidden = read.painted.hiddenGlyphs + layer.invisible.filter((glyph) => glyph.text !== ' ').length;
  const base = { notes: [], ocrUsed: false, slanted: layer.slanted, hidden };
  if (!needsRecognition(layer, read)) return { ...base, content: contentOf(read, number, layer) };
  const notes: Note[] = [];
  if (layer.kind === 'garbage') {
    notes.push(
      finding('encoding-damage', 'warning', `page ${number}: its fonts do not say which characters they print`),
    );
  }
  const image = await pageImage(pdf, page, read, number, layer);
  if (!image) {
    notes.push(finding('unreadable', 'error', `page ${number}: no readable text and no picture to recognise`));
    const content = layer.kind === 'garbage' ? null : contentOf(read, number, layer);
    return { ...base, notes, content };
  }
  const result = await recognize(image);
  notes.push(...result.notes);
  if (result.value.length === 0 && layer.kind !== 'garbage') {
    return { ...base, notes, content: contentOf(read, number, layer) };
  }
  const content = recognizedContent(result.value, number, read.width, read.height);
  return { ...base, notes, content, ocrUsed: true };
};
