import sharp from 'sharp';
import { DEFAULT_LIMITS, type Finding, finding } from '../src/model/index.ts';
import { countPages, decodePage } from './image/decode-pages.ts';
import { bidImage } from './image/image-extractor.ts';
import type { PageImage } from './ocr/page-image.ts';
import { useChineseFonts } from './pdf/chinese-fonts.ts';
import { findBomb } from './pdf/find-bomb.ts';
import { openPdf } from './pdf/open-pdf.ts';
import { bidPdf } from './pdf/pdf-extractor.ts';
import { renderPage } from './pdf/render-page.ts';

const POINTS_PER_INCH = 72;

/** Picture of one page (页面图像) as a person sees it. */
export interface PagePicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels of this picture per unit of the document's boxes: a cell's `box` times `scale` is its place here. */
  readonly scale: number;
  /** Number of pages of the document. */
  readonly pages: number;
}

/** Pixels of a page with the number of pages of its document. */
interface DecodedPage {
  readonly image: PageImage;
  readonly pages: number;
}

const noPage = (page: number, pages: number): Finding =>
  finding('unreadable', 'error', `expected a page from 1 to ${pages}, found page ${page}`, null);

const decodePdfPage = async (bytes: Uint8Array, number: number, width: number): Promise<DecodedPage | Finding> => {
  const bomb = await findBomb(bytes, DEFAULT_LIMITS.maxUnpackedBytes);
  if (bomb) return bomb;
  const opened = await openPdf(bytes);
  if ('kind' in opened) return opened;
  try {
    useChineseFonts();
    const { pdf } = opened;
    if (number > pdf.numPages) return noPage(number, pdf.numPages);
    const page = await pdf.getPage(number);
    const points = page.getViewport({ scale: 1 }).width;
    const image = await renderPage(pdf, page, number, (width * POINTS_PER_INCH) / points);
    if (image) return { image, pages: pdf.numPages };
    return finding('unreadable', 'error', 'a PDF page cannot be drawn without the optional package @napi-rs/canvas');
  } finally {
    await opened.close();
  }
};

const decodeImagePage = async (bytes: Uint8Array, number: number): Promise<DecodedPage | Finding> => {
  const pages = await countPages(bytes);
  if (number > pages) return noPage(number, pages);
  return { image: await decodePage(bytes, number - 1), pages };
};

/** Decoded pixels of a page as PNG, `width` pixels wide; a picture is never blown up. */
const encodePage = async ({ image, pages }: DecodedPage, width: number): Promise<PagePicture> => {
  const { pixels, pageBox } = image;
  const raw = { width: image.width, height: image.height, channels: image.channels as 1 | 2 | 3 | 4 };
  const { data, info } = await sharp(pixels, { raw })
    .flatten({ background: '#ffffff' })
    .resize({ width, withoutEnlargement: true })
    .png({ compressionLevel: 6 })
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height, scale: info.width / (pageBox[2] - pageBox[0]), pages };
};

/**
 * Draws page `number` (from 1) of a PDF, a scan or a picture file as a PNG of at most `width` pixels, or says in one
 * finding why that is not possible; other formats have no pages and give null. The picture stands as the document's boxes
 * count it: PDF pages as shown, photographs after their orientation mark. Decodes hostile input in this process: a caller
 * that must not stop runs it in a worker.
 */
export const pagePicture = async (
  bytes: Uint8Array,
  number: number,
  width: number,
): Promise<PagePicture | Finding | null> => {
  const isPdf = bidPdf({ bytes }) > 0.8;
  if (!isPdf && bidImage({ bytes }) === 0) return null;
  try {
    const page = isPdf ? await decodePdfPage(bytes, number, width) : await decodeImagePage(bytes, number);
    return 'kind' in page ? page : await encodePage(page, width);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return finding('unreadable', 'error', `page ${number} cannot be drawn: ${reason}`);
  }
};
