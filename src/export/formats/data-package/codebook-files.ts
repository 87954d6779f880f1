import { CODEBOOK, ENUMERATIONS } from '../../../model/codebook/index.ts';
import type { ExportTable } from '../../../store/index.ts';
import { type CodebookPart, codeRows, columnRows } from '../../codebook-rows.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const markdownTable = ({ header, rows }: CodebookPart): string =>
  [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');

/** Part of a codebook without its first columns, which the headline already says. */
const without = ({ header, rows }: CodebookPart, count: number): CodebookPart => ({
  header: header.slice(count),
  rows: rows.map((row) => row.slice(count)),
});

const columnsOf = (table: ExportTable): string => {
  const { title, row, key } = CODEBOOK[table]!;
  return [
    `## ${table} ${title.zh}`,
    `One row: ${row.en}. Key: ${key.map((name) => `\`${name}\``).join(', ')}.\n\n一行：${row.zh}。`,
    markdownTable(without(columnRows([table]), 2)),
  ].join('\n\n');
};

const codesOf = (tables: readonly ExportTable[]): string => {
  const { header, rows } = codeRows(tables);
  const names = [...Object.keys(ENUMERATIONS), 'note.code'].filter((name) => rows.some(([codes]) => codes === name));
  return names
    .map((name) => {
      const own = rows.filter(([codes]) => codes === name).map((row) => row.slice(1));
      return `### ${name}\n\n${markdownTable({ header: header.slice(1), rows: own })}`;
    })
    .join('\n\n');
};

const INTRODUCTION = `# Codebook 数据字典

Generated from the program that wrote the data. Amounts are whole fen (1/100 yuan); decimals are exact; an empty field
means that the document says nothing. A text that a spreadsheet would run as a formula has a \`'\` in front of it.

由程序生成。金额单位为分，小数为精确值；空字段表示文件未注明。可能被电子表格当作公式的文本前加 \`'\`。`;

/** The codebook of some tables as Markdown. */
export const codebookMarkdown = (tables: readonly ExportTable[]): string =>
  `${[INTRODUCTION, ...tables.map(columnsOf), '## Codes 代码表', codesOf(tables)].join('\n\n')}\n`;
