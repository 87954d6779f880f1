import { csvLine } from './csv-line.ts';
import type { FileTables, RawTable, TableCell } from './document-tables.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One table as CSV. */
export const tableCsv = (table: RawTable): string => table.rows.map(csvLine).join('');

const cellHtml = (cell: TableCell): string => {
  const spans =
    (cell.column_span > 1 ? ` colspan="${cell.column_span}"` : '') +
    (cell.row_span > 1 ? ` rowspan="${cell.row_span}"` : '');
  return `<td${spans}>${escaped(cell.text).replaceAll('\n', '<br>')}</td>`;
};

const tableHtml = (table: RawTable): string => {
  const lines = table.rows.map((_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row).map(cellHtml);
    return `<tr>${cells.join('')}</tr>`;
  });
  const caption = table.page === null ? '' : `<caption>page ${table.page}</caption>\n`;
  return `<table>\n${caption}${lines.join('\n')}\n</table>`;
};

/** All tables of a file as a page that stands alone and shows merged cells merged. */
export const tablesHtml = ({ file, tables }: FileTables): string =>
  [
    '<!doctype html>',
    '<html lang="zh"><head><meta charset="utf-8">',
    `<title>${escaped(file)}</title>`,
    '<style>table{border-collapse:collapse;margin:1em 0}td{border:1px solid #888;padding:.2em .5em;vertical-align:top}</style>',
    '</head><body>',
    `<h1>${escaped(file)}</h1>`,
    ...tables.map(tableHtml),
    '</body></html>',
    '',
  ].join('\n');
