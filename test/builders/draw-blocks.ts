import type { Block, RawCell } from '../../src/model/index.ts';

const drawCell = (cell: RawCell): string => {
  const text = cell.text.replaceAll('\n', '⏎');
  const [columns, rows] = [cell.colSpan ?? 1, cell.rowSpan ?? 1];
  return columns > 1 || rows > 1 ? `${text}{${columns}x${rows}}` : text;
};

/**
 * Blocks as text, for goldens that a person reads: paragraphs as they are, headings with `#`, tables as rows with `|`,
 * `{columns x rows}` behind a merged cell, ⏎ for a line break.
 */
export const drawBlocks = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'table')
        return [`[${block.geometry}]`, ...block.rows.map((row) => `| ${row.map(drawCell).join(' | ')}`.trimEnd())].join(
          '\n',
        );
      return `${block.kind === 'heading' ? `${'#'.repeat(block.level ?? 1)} ` : ''}${block.text.replaceAll('\n', '⏎')}`;
    })
    .join('\n');
