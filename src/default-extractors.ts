import { docExtractor } from '../extractors/doc/doc-extractor.ts';
import { docxExtractor } from '../extractors/docx/docx-extractor.ts';
import { htmlExtractor } from '../extractors/html/html-extractor.ts';
import { odtExtractor } from '../extractors/odt/odt-extractor.ts';
import { ofdExtractor } from '../extractors/ofd/ofd-extractor.ts';
import { rtfExtractor } from '../extractors/rtf/rtf-extractor.ts';
import { checkName } from '../extractors/sniff/check-name.ts';
import { lazyExtractor } from '../extractors/sniff/lazy-extractor.ts';
import type { MediaKind } from '../extractors/sniff/media-kind.ts';
import { refusingExtractor } from '../extractors/sniff/refusing-extractor.ts';
import { textExtractor } from '../extractors/text/text-extractor.ts';
import { xlsxExtractor } from '../extractors/xlsx/xlsx-extractor.ts';
import { loadPageRecognizer } from './page-recognizer.ts';
import type { Pipeline } from './pipeline.ts';

const PICTURES: readonly MediaKind[] = ['png', 'jpeg', 'tiff', 'webp', 'bmp', 'gif'];

/** What turns bytes into documents: all that `jixiao tables` needs, without a word of the domain. */
export const extraction: Pick<Pipeline, 'extractors' | 'checkName'> = {
  extractors: [
    docExtractor,
    docxExtractor,
    xlsxExtractor,
    htmlExtractor,
    rtfExtractor,
    lazyExtractor('pdf', ['pdf'], async () =>
      (await import('../extractors/pdf/pdf-extractor.ts')).createPdfExtractor(await loadPageRecognizer()),
    ),
    ofdExtractor,
    odtExtractor,
    lazyExtractor('image', PICTURES, async () =>
      (await import('../extractors/image/image-extractor.ts')).createImageExtractor(await loadPageRecognizer()),
    ),
    textExtractor,
    refusingExtractor,
  ],
  checkName,
};
