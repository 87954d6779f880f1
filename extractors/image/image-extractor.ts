import {
  type Block,
  type Document,
  type ExtractContext,
  type Extractor,
  finding,
  type Note,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { assembleDocument } from '../geometry/assemble-document.ts';
import type { PageContent } from '../geometry/page-content.ts';
import { recognizedContent } from '../geometry/recognized-content.ts';
import { createPageRecognizer } from '../ocr/create-page-recognizer.ts';
import type { PageImage, RecognizePage } from '../ocr/page-image.ts';
import { countPages, decodePage, ImageTooLargeError } from './decode-pages.ts';

const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
  [0x49, 0x49, 0x2b, 0x00], // BigTIFF
  [0x47, 0x49, 0x46, 0x38], // GIF
];

const startsWith = (bytes: Uint8Array, signature: readonly number[], from = 0): boolean =>
  signature.every((byte, i) => bytes[from + i] === byte);

/** Confidence that bytes are a picture of pages: PNG, JPEG, TIFF, GIF, WebP or BMP by signature. */
export const bidImage = ({ bytes }: Pick<Source, 'bytes'>): number => {
  if (SIGNATURES.some((signature) => startsWith(bytes, signature))) return 1;
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)) return 1;
  // `BM` alone is a common start of a text
  return startsWith(bytes, [0x42, 0x4d]) && bytes.length > 54 && startsWith(bytes, [0, 0, 0, 0], 6) ? 0.9 : 0;
};

const empty = (notes: readonly Note[]): Outcome<Document> =>
  outcome({ format: 'image', blocks: [], ocrUsed: true }, notes);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

/** Width of A4 in points. A picture does not say how large the page was; forms are printed on A4. */
const SHORT_SIDE = 595;

const contentOf = ({ width, height, page }: PageImage, blocks: readonly Block[]): PageContent =>
  recognizedContent(blocks, page, width, height, SHORT_SIDE / Math.min(width, height));

/** The pages of a picture one after the other; tables that go on over a page break become one, as in a PDF. */
const readPages = async (
  bytes: Uint8Array,
  total: number,
  recognize: RecognizePage,
  context: ExtractContext,
): Promise<Outcome<readonly Block[]>> => {
  const pages: PageContent[] = [];
  const notes: Note[] = [];
  for (let index = 0; index < total; index++) {
    try {
      const image = await decodePage(bytes, index);
      const read = await recognize(image);
      pages.push(contentOf(image, read.value));
      // a missing engine is said once, not on every page
      const said = notes.some(({ code }) => code === 'ocr-engine-missing');
      notes.push(...read.notes.filter(({ code }) => !said || code !== 'ocr-engine-missing'));
    } catch (error) {
      const code = error instanceof ImageTooLargeError ? 'too-large' : 'unreadable';
      const message = `page ${index + 1} of the picture could not be decoded: ${reasonOf(error)}`;
      notes.push(finding(code, 'error', message, `p${index + 1}`));
    }
    context.onPage?.(index + 1, total);
  }
  const assembled = assembleDocument(pages);
  return outcome(assembled.value, [...notes, ...assembled.notes]);
};

/** Extractor for pictures of pages (PNG, JPEG, TIFF with many pages, WebP, GIF, BMP): every page is recognised. */
export const createImageExtractor = (recognize: RecognizePage = createPageRecognizer()): Extractor => ({
  name: 'image',
  bid: bidImage,
  extract: async ({ bytes }, context) => {
    if (bytes.length > context.limits.maxBytes) {
      return empty([
        finding('too-large', 'error', `picture of ${bytes.length} bytes, at most ${context.limits.maxBytes} are read`),
      ]);
    }
    let pages: number;
    try {
      pages = await countPages(bytes);
    } catch (error) {
      return empty([finding('unreadable', 'error', `the picture could not be decoded: ${reasonOf(error)}`)]);
    }
    const total = Math.min(pages, context.limits.maxPages);
    const read = await readPages(bytes, total, recognize, context);
    const over = total < pages ? [finding('too-large', 'error', `${pages} pages, only ${total} were read`)] : [];
    return outcome({ format: 'image', blocks: read.value, pageCount: pages, ocrUsed: true }, [...over, ...read.notes]);
  },
});
