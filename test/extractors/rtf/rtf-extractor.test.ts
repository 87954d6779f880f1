import { describe, expect, it } from 'vitest';
import { MOST_PARAGRAPHS } from '../../../extractors/rtf/read-rtf.ts';
import { rtfExtractor } from '../../../extractors/rtf/rtf-extractor.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';

const extract = (body: string) => {
  const bytes = Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset2 Symbol;}}${body}}`,
    'latin1',
  );
  return rtfExtractor.extract({ id: '', bytes, origin: 'a.rtf' }, { limits: DEFAULT_LIMITS });
};
const texts = async (body: string) =>
  (await extract(body)).value.blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.map((c) => [c.text, c.colSpan, c.rowSpan].join(' ')))
      : block.text,
  );

describe('text', () => {
  it.each([
    ['GBK bytes', "\\f0 \\'cf\\'ee\\'c4\\'bf\\'c3\\'fb\\'b3\\'c6\\par", '项目名称'],
    ['a second byte that is a letter', "\\f0 \\'81A\\par", '丄'],
    ['Unicode with fallback', '\\uc1\\u39033?\\u30446?95%\\par', '项目95%'],
    ['two bytes of fallback', "\\uc2\\u8805\\'a1\\'dd 95\\par", '≥ 95'],
    ['signs in a symbol font', "{\\f1 \\'b3}95%\\par", '≥95%'],
    ['quotes and dashes', '\\ldblquote a\\rdblquote\\endash b\\par', '“a”–b'],
  ])('reads %s', async (_, body, text) => expect(await texts(body)).toEqual([text]));

  it('leaves out deletions, hidden text, instructions and pictures, and says so', async () => {
    const body =
      '{\\deleted 90}95\\par {\\v x}{\\field{\\*\\fldinst HYPERLINK "a"}{\\fldrslt b}}\\par {\\pict\\wmetafile8 0102}c\\par';
    expect(await texts(body)).toEqual(['95', 'b', 'c']);
    expect((await extract(body)).notes.map((note) => note.message)).toEqual([
      '2 characters deleted under change tracking were left out',
      '1 characters of hidden text were left out',
      '1 pictures were not read',
    ]);
  });

  it('reads text boxes after the text', async () => {
    const box = '{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt \\pard box\\par}}{\\shprslt old}}';
    expect(await texts(`\\pard main ${box}text\\par`)).toEqual(['main text', 'box']);
  });

  it('says when the end is missing', async () => {
    expect((await extract('{\\b x')).notes.map((note) => note.code)).toEqual(['truncated']);
  });
});

describe('tables', () => {
  const row = (...cells: string[]) => `${cells.map((text) => `\\pard\\intbl ${text}\\cell`).join('')}\\row`;
  it('reads spans from the edges and merges', async () => {
    const body = [
      `\\trowd\\clvmgf\\cellx1000\\cellx3000${row('a', 'b')}`,
      `\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000${row('', 'c', 'd')}`,
      '\\pard end\\par',
    ];
    expect(await texts(body.join(''))).toEqual([
      [
        ['a 1 2', 'b 2 1'],
        ['c 1 1', 'd 1 1'],
      ],
      'end',
    ]);
  });
  it('reads horizontal merges', async () => {
    const merged = `\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000${row('a', '', 'b')}`;
    const plain = `\\trowd\\cellx1000\\cellx2000\\cellx3000${row('c', 'd', 'e')}`;
    expect(await texts(merged + plain)).toEqual([
      [
        ['a 2 1', 'b 1 1'],
        ['c 1 1', 'd 1 1', 'e 1 1'],
      ],
    ]);
  });
  it('reads a table in a cell', async () => {
    const inner =
      '\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}';
    const outer = `${inner}\\pard\\intbl\\itap1 a\\cell\\pard\\intbl b\\cell\\trowd\\cellx1000\\cellx2000\\row`;
    expect(await texts(outer)).toEqual([[['a 1 1', 'b 1 1']], [['x 1 1', 'y 1 1']]]);
  });
});

it('reads paragraphs as far as they can be held, and says so', async () => {
  const { value, notes } = await extract('x\\par '.repeat(MOST_PARAGRAPHS + 1000));
  expect(value.blocks.length).toBe(MOST_PARAGRAPHS);
  expect(notes.map(({ code, severity }) => [code, severity])).toEqual([['too-large', 'error']]);
});
