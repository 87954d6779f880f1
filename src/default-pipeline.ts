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
import { repairDocument } from '../normalizers/repair.ts';
import { readContents } from '../normalizers/table/contents.ts';
import { checkFiling } from './checks/index.ts';
import type { Filing, Source } from './model/index.ts';
import type { Extraction, Pipeline } from './pipeline.ts';
import { linkNotes } from './readers/interpret/link-notes.ts';
import { readDocument } from './readers/read-document.ts';
import { redactDocument } from './readers/redact-document.ts';

/** From extracted blocks to records: redact → repair → read → check → link. Pure; every stage hands on its notes. */
const readExtraction = (source: Source, extraction: Extraction): Filing => {
  const received = redactDocument(extraction.value);
  const repaired = repairDocument(received.document);
  const contents = readContents(repaired.value);
  const earlier = [...extraction.notes, ...repaired.notes, ...contents.notes];
  const read = readDocument({ source, document: repaired.value, received, contents: contents.value.locators, earlier });
  return linkNotes(checkFiling({ ...read.value, notes: [...earlier, ...read.notes] }));
};

const PICTURES: readonly MediaKind[] = ['png', 'jpeg', 'tiff', 'webp', 'bmp', 'gif'];

/** The stages that every command runs. */
export const pipeline: Pipeline = {
  extractors: [
    docExtractor,
    docxExtractor,
    xlsxExtractor,
    htmlExtractor,
    rtfExtractor,
    lazyExtractor('pdf', ['pdf'], async () => (await import('../extractors/pdf/pdf-extractor.ts')).pdfExtractor),
    ofdExtractor,
    odtExtractor,
    lazyExtractor('image', PICTURES, async () =>
      (await import('../extractors/image/image-extractor.ts')).createImageExtractor(),
    ),
    textExtractor,
    refusingExtractor,
  ],
  checkName,
  read: readExtraction,
};
