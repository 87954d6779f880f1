import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type Finding, finding } from '../../src/model/index.ts';
import { getDocument, type PDFDocumentProxy } from './pdfjs.ts';
import { allowWholePictures } from './whole-pictures.ts';

/** CMaps, fonts and decoders come from the package folder, so that reading works offline. */
const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(packageFolder, name) + sep;

/** Pixels of one picture at most: A3 at 600 dpi is 70 million. */
const MOST_IMAGE_PIXELS = 120_000_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

/** The file with a trailer at its end that names its catalogue, or null when no catalogue is found in plain sight. */
const withTrailer = (bytes: Uint8Array): Uint8Array | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = file.lastIndexOf('/Catalog');
  if (at < 0) return null;
  const before = file.toString('latin1', Math.max(0, at - 2000), at);
  const [, number, generation] = [...before.matchAll(/(\d+)\s+(\d+)\s+obj\b/g)].at(-1) ?? [];
  return number === undefined
    ? null
    : new Uint8Array(
        Buffer.concat([file, Buffer.from(`\ntrailer\n<< /Root ${number} ${generation} R >>\nstartxref\n0\n%%EOF\n`)]),
      );
};

const load = (data: Uint8Array) =>
  getDocument({
    data,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    fontExtraProperties: true,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    verbosity: 0,
  });

interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

const open = async (data: Uint8Array): Promise<OpenedPdf> => {
  const task = load(data);
  try {
    return { pdf: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error;
  }
};

const isEncrypted = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

const refusal = (error: unknown): Finding =>
  isEncrypted(error)
    ? finding('encrypted', 'error', 'the PDF asks for a password; save it without one and try again')
    : finding(
        'unreadable',
        'error',
        `expected a whole PDF, found a damaged or cut one (${reasonOf(error)}); fetch it again`,
      );

/**
 * Opens a PDF, or says in one finding why that is not possible. A file whose end was cut off, trailer and all, is
 * opened by its catalogue. The caller destroys the loading task.
 */
export const openPdf = async (bytes: Uint8Array): Promise<OpenedPdf | Finding> => {
  allowWholePictures();
  try {
    // pdf.js takes the buffer over, the source must stay whole
    return await open(bytes.slice());
  } catch (error) {
    const mended = isEncrypted(error) ? null : withTrailer(bytes);
    if (!mended) return refusal(error);
    return open(mended).catch(() => refusal(error));
  }
};
