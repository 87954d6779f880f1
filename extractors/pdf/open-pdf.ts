import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Finding, finding } from '../../src/model/index.ts';
import { allowWholePictures } from './whole-pictures.ts';

/** CMaps, fonts and decoders come from the package folder, so that reading works offline. */
const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(packageFolder, name) + sep;

/** Pixels of one picture at most: A3 at 600 dpi is 70 million. */
const MOST_IMAGE_PIXELS = 120_000_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

/** Opens a PDF, or says in one finding why that is not possible. The caller destroys the loading task. */
export const openPdf = async (
  bytes: Uint8Array,
): Promise<{ readonly pdf: PDFDocumentProxy; readonly close: () => Promise<void> } | Finding> => {
  allowWholePictures();
  const task = getDocument({
    // pdf.js takes the buffer over, the source must stay whole
    data: new Uint8Array(bytes),
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
  try {
    const pdf = await task.promise;
    return { pdf, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return error instanceof Error && error.name === 'PasswordException'
      ? finding('encrypted', 'error', 'the PDF asks for a password; save it without one and try again')
      : finding(
          'unreadable',
          'error',
          `expected a whole PDF, found a damaged or cut one (${reasonOf(error)}); fetch it again`,
        );
  }
};
