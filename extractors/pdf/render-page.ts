import type { PageImage } from '../ocr/page-image.ts';
import type { PDFDocumentProxy, PDFPageProxy } from './pdfjs.ts';

/** Resolution of a drawn page: what recognition reads best. */
const DPI = 200;
const POINTS_PER_INCH = 72;
/** Longest side of a drawn page in pixels: A3 at 200 dpi is 3300; a page of 200 m must not be drawn. */
const LONGEST_SIDE = 5000;

/** What pdf.js's canvas factory makes; its types know browsers only. */
interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: HTMLCanvasElement; readonly context: DrawingContext };
  destroy(entry: unknown): void;
}

interface DrawingContext {
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}

type HTMLCanvasElement = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvas']>;

/**
 * Draws a page: for people, and for pages whose characters cannot be read and that are no pictures either (fonts without
 * a map to Unicode). Null when the optional canvas package of pdf.js is missing.
 */
export const renderPage = async (
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  number: number,
  resolution = DPI,
): Promise<PageImage | null> => {
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(resolution / POINTS_PER_INCH, LONGEST_SIDE / Math.max(size.width, size.height));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const factory = pdf.canvasFactory as CanvasFactory;
  let entry: ReturnType<CanvasFactory['create']>;
  try {
    entry = factory.create(width, height);
  } catch {
    return null;
  }
  try {
    await page.render({ canvas: entry.canvas, viewport, background: '#ffffff' }).promise;
    const { data } = entry.context.getImageData(0, 0, width, height);
    const pageBox = [0, 0, size.width, size.height] as const;
    const dpi = Math.round(scale * POINTS_PER_INCH);
    return { width, height, channels: 4, pixels: new Uint8Array(data), dpi, page: number, pageBox };
  } finally {
    factory.destroy(entry);
  }
};
