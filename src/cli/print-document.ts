import type { Block, Document, RawCell } from '../model/index.ts';

/** A line break inside a cell or paragraph, made visible. */
const oneLine = (text: string): string => text.replaceAll('\n', '⏎');

const spanMark = ({ colSpan, rowSpan }: RawCell): string => {
  if ((colSpan ?? 1) === 1 && (rowSpan ?? 1) === 1) return '';
  return `⟨${colSpan ?? '?'}×${rowSpan ?? '?'}⟩`;
};

const blockLines = (block: Block): readonly string[] => {
  if (block.kind !== 'table') return [`${block.at}  ${block.kind}${block.level ?? ''}: ${oneLine(block.text)}`];
  const page = block.page === undefined ? '' : ` on page ${block.page}`;
  const head = `${block.at}  table of ${block.rows.length} rows${page}, geometry ${block.geometry}`;
  const rows = block.rows.map(
    (row, index) => `  r${index + 1} | ${row.map((cell) => oneLine(cell.text) + spanMark(cell)).join(' | ')} |`,
  );
  return [head, ...rows];
};

/** A document as text: each block with its place, tables as pictures with `⟨columns×rows⟩` at merged cells. */
export const printedDocument = (document: Document): string => {
  const facts = [
    `format ${document.format}`,
    document.pageCount === undefined ? '' : `${document.pageCount} pages`,
    document.encoding ?? '',
    document.ocrUsed ? 'recognised characters (OCR)' : '',
  ].filter((fact) => fact !== '');
  const metadata = Object.entries(document.metadata ?? {}).map(([name, value]) => `${name}: ${oneLine(value)}`);
  return `${[facts.join(', '), ...metadata, ...document.blocks.flatMap(blockLines)].join('\n')}\n`;
};
