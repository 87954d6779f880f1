import { expect, test } from 'vitest';
import { createPdfExtractor } from '../../../extractors/pdf/pdf-extractor.ts';
import { DEFAULT_LIMITS, outcome } from '../../../src/model/index.ts';
import { buildPdf, drawText, fillBox, type PdfPage, pdfPage } from '../../builders/print-pdf.ts';
import { printTable } from '../../builders/table-picture.ts';

const extractor = createPdfExtractor(async () => outcome([]));

const read = (pages: readonly PdfPage[]) =>
  extractor.extract({ id: '', bytes: buildPdf(pages), origin: '' }, { limits: DEFAULT_LIMITS });

const texts = async (pages: readonly PdfPage[]): Promise<readonly string[]> =>
  (await read(pages)).value.blocks.map((block) => (block.kind === 'table' ? 'table' : block.text));

const onePage = (draw: (page: PdfPage) => void): readonly PdfPage[] => {
  const page = pdfPage();
  draw(page);
  return [page];
};

const PROSE = [
  'The committee met on the first of May to discuss the state of the roads in',
  'the county. It was agreed that the surface between the two bridges has to be',
  'repaired before the winter, and that 1,200 tons of gravel are needed for it.',
  'A second meeting will be held in June, when the offers have been opened and',
  'compared. The chairman thanked all members for their work and closed the day.',
];

test('Chinese prose becomes paragraphs, joined without blanks', async () => {
  const pages = onePage((page) => {
    drawText(page, '部门职能说明', 240, 80, 18);
    drawText(page, '一、贯彻执行国家和本市有关工商业、内外贸、粮食流通等方面的方针、政策和', 84, 120, 12);
    drawText(page, '法律、法规及规章，并结合本区实际制订具体实施意见。', 60, 140, 12);
    drawText(page, '二、负责本区工商业运行的监测。', 84, 160, 12);
  });
  expect(await texts(pages)).toEqual([
    '部门职能说明',
    '一、贯彻执行国家和本市有关工商业、内外贸、粮食流通等方面的方针、政策和法律、法规及规章，并结合本区实际制订具体实施意见。',
    '二、负责本区工商业运行的监测。',
  ]);
});

test('prose in one and in two columns gives no table', async () => {
  const one = onePage((page) => {
    for (const [i, line] of PROSE.entries()) drawText(page, line, 60, 100 + i * 14, 10);
  });
  const prose = await texts(one);
  expect(prose.join(' ')).toBe(PROSE.join(' '));
  expect(prose.length).toBeLessThan(PROSE.length);
  const two = onePage((page) => {
    for (let i = 0; i < 40; i++) {
      drawText(page, PROSE[i % 5]!.slice(0, 45), 50, 90 + i * 13, 9.5);
      drawText(page, PROSE[(i + 2) % 5]!.slice(0, 45), 310, 90 + i * 13, 9.5);
    }
  });
  const found = await texts(two);
  expect(found).not.toContain('table');
  expect(found[0]).toMatch(/^The committee met/);
});

test('a table of contents and a list are no tables', async () => {
  const contents = onePage((page) => {
    for (let i = 1; i < 12; i++)
      drawText(page, `${i} Chapter about things ${'.'.repeat(60)} ${i * 7}`, 60, 80 + i * 18, 10);
  });
  expect(await texts(contents)).not.toContain('table');
  const list = onePage((page) => {
    for (let i = 1; i < 9; i++) {
      drawText(page, `${i}.`, 60, 80 + i * 18, 10);
      drawText(page, `Item number ${i} of the list says something`, 90, 80 + i * 18, 10);
    }
  });
  expect(await texts(list)).not.toContain('table');
});

test('text printed twice for bold is read once, equal neighbours stay', async () => {
  const pages = onePage((page) => {
    drawText(page, '合计 1100', 60, 100, 12);
    drawText(page, '合计 1100', 60.3, 100, 12);
  });
  expect(await texts(pages)).toEqual(['合计 1100']);
});

test('invisible text is left out beside visible text', async () => {
  const pages = onePage((page) => {
    drawText(page, 'visible text', 60, 100);
    drawText(page, 'invisible text', 60, 200, 10, { mode: 3 });
  });
  expect(await texts(pages)).toEqual(['visible text']);
});

test('text outside the page is left out', async () => {
  const pages = onePage((page) => {
    drawText(page, 'on the page', 60, 100);
    drawText(page, 'off the page', 700, 100);
  });
  expect(await texts(pages)).toEqual(['on the page']);
});

test('headers, footers and page numbers are taken off and said', async () => {
  const pages = Array.from({ length: 4 }, (_, i) => {
    const page = pdfPage();
    drawText(page, 'Annual report of the county', 60, 40, 9);
    drawText(page, `Text of chapter ${'abcd'[i]} begins here`, 60, 200);
    drawText(page, `- ${i + 1} -`, 290, 810, 9);
    return page;
  });
  expect(await texts(pages)).toEqual(['a', 'b', 'c', 'd'].map((c) => `Text of chapter ${c} begins here`));
  const { notes } = await read(pages);
  expect(notes.filter((note) => note.code === 'noise-removed')).toHaveLength(2);
});

test('two tables side by side stay apart', async () => {
  const page = pdfPage();
  printTable([page], 'a | b\n1 | 2\n3 | 4', { widths: [60, 60], x: 60 });
  printTable([page], 'c | d\n5 | 6\n7 | 8', { widths: [60, 60], x: 320 });
  const { value } = await read([page]);
  expect(value.blocks.map((block) => block.kind === 'table' && block.rows[0]!.map((cell) => cell.text))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a row cut by the page break is put together', async () => {
  const first = pdfPage();
  const style = { widths: [90, 300], y: 700 };
  printTable([first], 'Label | Text\nGoal | The first part of a long text that goes on', style);
  const second = pdfPage();
  printTable([second], ' | over the break to its end\nNext | Other text', { ...style, y: 60 });
  const { value, notes } = await read([first, second]);
  const rows = value.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map((c) => c.text)) : [],
  );
  expect(rows).toEqual([
    ['Label', 'Text'],
    ['Goal', 'The first part of a long text that goes on over the break to its end'],
    ['Next', 'Other text'],
  ]);
  expect(notes.map((note) => note.code)).toContain('tables-rejoined');
});

test('the next form with the same labels is a table of its own', async () => {
  const form = (name: string) => `Project | ${name}\nOwner | Roads\nAmount | 12\nGoal | ${name} is done`;
  const [first, second] = [pdfPage(), pdfPage()];
  printTable([first], form('One'), { widths: [90, 300], y: 600 });
  printTable([second], form('Two'), { widths: [90, 300], y: 60 });
  const { value } = await read([first, second]);
  expect(value.blocks.filter((block) => block.kind === 'table')).toHaveLength(2);
});

test('a letter with a rule and a box is no table', async () => {
  const pages = onePage((page) => {
    fillBox(page, 60, 70, 475, 0.8);
    fillBox(page, 60, 120, 200, 0.8);
    fillBox(page, 60, 200, 200, 0.8);
    fillBox(page, 60, 120, 0.8, 80);
    fillBox(page, 260, 120, 0.8, 80);
    drawText(page, 'To the department', 70, 150);
    for (const [i, line] of PROSE.entries()) drawText(page, line, 60, 300 + i * 14, 10);
  });
  expect(await texts(pages)).not.toContain('table');
});

test('the same bytes give the same blocks', async () => {
  const page = pdfPage();
  printTable([page], 'a | b\n1 | 2\n3 | 4', { widths: [60, 60] });
  expect(JSON.stringify(await read([page]))).toBe(JSON.stringify(await read([page])));
});

test('a header printed again after the break is left out, wherever it stood before, and merged cells go on', async () => {
  const [first, second] = [pdfPage(), pdfPage()];
  const widths = [60, 100, 120, 80];
  printTable(
    [first],
    '项目名称 | 道路养护 | < | <\n绩效指标 | 一级指标 | 二级指标 | 指标值\n^ | 产出指标 | 数量指标 | 12次\n^ | ^ | 质量指标 | 90%',
    { widths, y: 600 },
  );
  printTable([second], ' | 一级指标 | 二级指标 | 指标值\n^ | | 时效指标 | 100%\n^ | 效益指标 | 社会效益 | 提升', {
    widths,
    y: 60,
  });
  const { value, notes } = await read([first, second]);
  const [table, ...others] = value.blocks.filter((block) => block.kind === 'table');
  expect(others).toEqual([]);
  expect(
    table?.kind === 'table' && table.rows.map((row) => row.map((cell) => `${cell.text}/${cell.rowSpan}`).join(' ')),
  ).toEqual([
    '项目名称/1 道路养护/1',
    '绩效指标/5 一级指标/1 二级指标/1 指标值/1',
    '产出指标/3 数量指标/1 12次/1',
    '质量指标/1 90%/1',
    '时效指标/1 100%/1',
    '效益指标/1 社会效益/1 提升/1',
  ]);
  expect(notes.map((note) => note.code)).toEqual(['tables-rejoined', 'header-repeat-removed']);
});
