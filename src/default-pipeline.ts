import { docExtractor } from '../extractors/doc/doc-extractor.ts';
import { htmlExtractor } from '../extractors/html/html-extractor.ts';
import { textExtractor } from '../extractors/text/text-extractor.ts';
import { xlsxExtractor } from '../extractors/xlsx/xlsx-extractor.ts';
import type { Pipeline } from './pipeline.ts';
import { readDocument } from './readers/read-document.ts';

/** Version of everything that decides what a document is read as; documents of another version are read again. */
export const PIPELINE_VERSION: string = '0.1.0';

/** The stages that every command runs. */
export const pipeline: Pipeline = {
  extractors: [docExtractor, htmlExtractor, xlsxExtractor, textExtractor],
  read: (source, extraction) => readDocument(source, extraction, { contents: new Set() }).value,
};
