import { type Document, type Extractor, type Format, finding, outcome } from '../../src/model/index.ts';
import { readCsvDocument } from './csv-document.ts';
import { detectCarrier } from './spreadsheet-carrier.ts';

const emptyDocument = (format: Format): Document => ({ format, blocks: [], ocrUsed: false });

/** Reads spreadsheets (电子表格): XLSX, XLSB, XLS, WPS ET, ODS, the 2003 XML workbook and CSV, all visible sheets in order. */
export const xlsxExtractor: Extractor = {
  name: 'xlsx',
  bid: (source) => detectCarrier(source)?.certainty ?? 0,
  extract: async (source, context) => {
    const carrier = detectCarrier(source);
    if (carrier === null)
      return outcome(emptyDocument('xlsx'), [
        finding('unreadable', 'error', 'expected a spreadsheet, found something else'),
      ]);
    if (source.bytes.length > context.limits.maxBytes)
      return outcome(emptyDocument(carrier.format), [
        finding('too-large', 'error', `the file is larger than ${context.limits.maxBytes >> 20} MB`),
      ]);
    if (carrier.kind === 'encrypted')
      return outcome(emptyDocument(carrier.format), [
        finding('encrypted', 'error', 'expected a workbook, found one with a password; publish it without one'),
      ]);
    if (carrier.kind === 'csv') return readCsvDocument(source, context);
    const { extractWorkbook } = await import('./extract-workbook.ts');
    return extractWorkbook(source, carrier, context);
  },
};
