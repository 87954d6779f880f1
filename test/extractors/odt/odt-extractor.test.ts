import { describe, expect, test } from 'vitest';
import { odtExtractor } from '../../../extractors/odt/odt-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Note } from '../../../src/model/index.ts';
import { odtParts, zipParts } from '../../hostile/base-documents.ts';

const extract = async (body: string): Promise<{ value: Document; notes: readonly Note[] }> => {
  const source = { id: '0'.repeat(64), origin: 'a.odt', bytes: zipParts(odtParts(body)) };
  expect(odtExtractor.bid(source)).toBe(1);
  return odtExtractor.extract(source, { limits: DEFAULT_LIMITS });
};

const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const COVERED = '<table:covered-table-cell/>';
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (...rows: string[]): string => `<table:table><table:table-column/>${rows.join('')}</table:table>`;

/** Blocks as short lines. */
const drawn = ({ blocks }: Document): string[] =>
  blocks.map((block) =>
    block.kind === 'table'
      ? block.rows
          .map((cells) => cells.map(({ text, colSpan, rowSpan }) => `${text}/${colSpan}x${rowSpan}`).join(' '))
          .join(' | ')
      : `${block.kind}${block.level ?? ''} ${block.text}`,
  );

describe('an OpenDocument text', () => {
  test('gives headings, paragraphs and tables with their spans', async () => {
    const { value, notes } = await extract(
      `<text:h text:outline-level="2">绩效目标表</text:h><text:p>单位：<text:s text:c="2"/>万元<text:line-break/>（2025年度）</text:p>${table(
        row(cell('项目名称'), cell('培训', 'table:number-columns-spanned="2"'), COVERED),
        row(cell('产出指标', 'table:number-rows-spanned="2"'), cell('人次'), cell('≥30')),
        row(COVERED, cell('场次'), cell('≥5')),
      )}`,
    );
    expect(drawn(value)).toEqual([
      'heading2 绩效目标表',
      'paragraph 单位：  万元\n（2025年度）',
      '项目名称/1x1 培训/2x1 | 产出指标/1x2 人次/1x1 ≥30/1x1 | 场次/1x1 ≥5/1x1',
    ]);
    expect(notes).toEqual([]);
    expect(value.format).toBe('docx');
  });

  test('leaves out comments, deletions and what lies under merged cells, and says so', async () => {
    const { value, notes } = await extract(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>目标<office:annotation><text:p>内部意见</text:p></office:annotation></text:p>${table(
        row(
          cell('a', 'table:number-columns-spanned="2"'),
          '<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>',
        ),
      )}`,
    );
    expect(drawn(value)).toEqual(['paragraph 目标', 'a/2x1']);
    expect(notes.map(({ message }) => message)).toEqual([
      '1 tracked deletions were left out',
      '1 texts under merged cells were left out',
    ]);
  });

  test('puts a table inside a cell behind its outer table, and footnotes at the end', async () => {
    const inner = table(row(cell('内')));
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>';
    const { value } = await extract(
      `${table(row(`<table:table-cell><text:p>外</text:p>${inner}</table:table-cell>`, cell('x')))}<text:p>后${note}</text:p>`,
    );
    expect(drawn(value)).toEqual(['外/1x1 x/1x1', '内/1x1', 'paragraph 后', 'paragraph 注']);
  });

  test('repeats what the file states once, within bounds', async () => {
    const many = 'table:number-columns-repeated="1000000000"';
    const { value } = await extract(
      `<table:table><table:table-row table:number-rows-repeated="2">${cell('a', many)}</table:table-row></table:table>`,
    );
    const [block] = value.blocks;
    expect(block?.kind === 'table' && block.rows.map((cells) => cells.length)).toEqual([64, 64]);
  });
});
