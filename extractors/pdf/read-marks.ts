import { dottedRules } from '../geometry/dotted-rules.ts';
import type { PageMarks } from '../geometry/marks.ts';
import { matrixOf } from '../geometry/matrix.ts';
import type { PageObjects, PaintedPage } from './interpreter.ts';
import { interpretPage } from './page-interpreter.ts';
import type { PDFDocumentProxy, PDFPageProxy } from './pdfjs.ts';
import type { ShownGlyph } from './show-text.ts';

type LayerConfig = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** What a page paints, with its size as shown. */
export interface ReadMarks {
  readonly painted: PaintedPage;
  readonly width: number;
  readonly height: number;
}

const objectsOf = (page: PDFPageProxy, layers: LayerConfig | null): PageObjects => ({
  font: (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as unknown) : null),
  layerVisible: (group) => {
    try {
      return layers === null || group === null || layers.isVisible(group as never);
    } catch {
      return true;
    }
  },
});

/** Interprets the operator list of a page; throws what pdf.js throws for a damaged one. */
export const readMarks = async (page: PDFPageProxy, layers: LayerConfig | null): Promise<ReadMarks> => {
  const viewport = page.getViewport({ scale: 1 });
  const { width, height } = viewport;
  const base = matrixOf(viewport.transform) ?? [1, 0, 0, -1, 0, height];
  const list = await page.getOperatorList();
  const painted = interpretPage(list, base, [0, 0, width, height], objectsOf(page, layers));
  const dotted = dottedRules(painted.dots);
  const [horizontal, vertical] = [
    [...painted.horizontal, ...dotted.horizontal],
    [...painted.vertical, ...dotted.vertical],
  ];
  return { painted: { ...painted, horizontal, vertical }, width, height };
};

/** Marks for the table geometry: the glyphs that a reader sees, lines and shading. */
export const pageMarks = (read: ReadMarks, page: number, glyphs: readonly ShownGlyph[]): PageMarks => ({
  page,
  width: read.width,
  height: read.height,
  glyphs,
  rules: { horizontal: read.painted.horizontal, vertical: read.painted.vertical },
  areas: read.painted.areas,
  sketches: read.painted.sketches,
});
