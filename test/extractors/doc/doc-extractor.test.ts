import { describe, expect, it } from 'vitest';
import { docExtractor } from '../../../extractors/doc/doc-extractor.ts';
import { type Block, DEFAULT_LIMITS } from '../../../src/model/index.ts';
import {
  buildDoc,
  buildDocStreams,
  byteModifier,
  cell,
  type DocOptions,
  type DocParagraph,
  line,
  longModifier,
  packStreams,
  rowEnd,
  symbolModifier,
  tableModifier,
} from './build-doc.ts';

const extract = (bytes: Uint8Array, origin = 'a.doc') =>
  docExtractor.extract({ id: '', bytes, origin }, { limits: DEFAULT_LIMITS });

/** Blocks as pictures: `text`, `# heading`, and table rows as `|` with spans as `colSpan×rowSpan` where not 1×1. */
const draw = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'table')
      return [block.kind === 'heading' ? `${'#'.repeat(block.level ?? 1)} ${block.text}` : block.text];
    return block.rows.map((row) =>
      row
        .map(({ text, colSpan, rowSpan }) => (colSpan === 1 && rowSpan === 1 ? text : `${text}(${colSpan}×${rowSpan})`))
        .join('|'),
    );
  });

const drawDoc = async (paragraphs: readonly DocParagraph[], options?: DocOptions) =>
  draw((await extract(buildDoc(paragraphs, options))).value.blocks);
const notesOf = async (bytes: Uint8Array) => (await extract(bytes)).notes.map((note) => note.code);

const DELETED = byteModifier(0x0800, 1);
const HIDDEN = byteModifier(0x083c, 1);
const SPECIAL = byteModifier(0x0855, 1);
const RESTART = 0x60;
const CONTINUE = 0x20;

describe('tables', () => {
  it('reads rows, paragraphs in a cell, and text around the table', async () => {
    const paragraphs = [
      line('绩效目标表'),
      { runs: [{ text: '1.提升能力\r' }], modifiers: byteModifier(0x2416, 1) },
      cell('2.扩大覆盖'),
      cell(''),
      rowEnd([0, 1000, 2000]),
      line('填表说明'),
    ];
    expect(await drawDoc(paragraphs)).toEqual(['绩效目标表', '1.提升能力\n2.扩大覆盖|', '填表说明']);
  });

  it('finds column spans from the edges of all rows, also where they differ by a hair', async () => {
    const paragraphs = [
      cell('项目名称'),
      cell('业务培训'),
      rowEnd([0, 1000, 4000]),
      ...['一', '二', '三'].map((text) => cell(text)),
      rowEnd([0, 1012, 2500, 3990]),
    ];
    expect(await drawDoc(paragraphs)).toEqual(['项目名称|业务培训(2×1)', '一|二|三']);
  });

  it('keeps an indented row in its columns', async () => {
    const paragraphs = [cell('a'), cell('b'), rowEnd([0, 1000, 2000]), cell('c'), rowEnd([1000, 2000])];
    expect(await drawDoc(paragraphs)).toEqual(['a|b', '|c']);
  });

  it('reads vertical merges from the flags', async () => {
    const paragraphs = [
      cell('产出'),
      cell('数量'),
      rowEnd([0, 1000, 2000], [RESTART]),
      cell(''),
      cell('质量'),
      rowEnd([0, 1000, 2000], [CONTINUE]),
      cell('效益'),
      cell('社会'),
      rowEnd([0, 1000, 2000], [RESTART]),
    ];
    expect(await drawDoc(paragraphs)).toEqual(['产出(1×2)|数量', '质量', '效益|社会']);
  });

  it('reads horizontal merges, whichever of the two bits begins them', async () => {
    for (const [first, next] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const row = [cell('合计'), cell(''), cell('5'), rowEnd([0, 1000, 2000, 3000], [first, next])];
      const other = [cell('a'), cell('b'), cell('c'), rowEnd([0, 1000, 2000, 3000])];
      expect(await drawDoc([...row, ...other])).toEqual(['合计(2×1)|5', 'a|b|c']);
    }
  });

  it('reads a table inside a cell as a table of its own', async () => {
    const inner = [...byteModifier(0x2416, 1), ...longModifier(0x6649, 2)];
    const innerCell = (text: string): DocParagraph => ({
      runs: [{ text: `${text}\r` }],
      modifiers: [...inner, ...byteModifier(0x244b, 1)],
    });
    const innerEnd = {
      runs: [{ text: '\r' }],
      modifiers: [...inner, ...byteModifier(0x244c, 1), ...tableModifier([0, 9, 20])],
    };
    const table = [innerCell('一级指标'), innerCell('指标值'), innerEnd];
    expect(await drawDoc([...table, cell('说明'), cell('x'), rowEnd([0, 1000, 2000])])).toEqual([
      '说明|x',
      '一级指标|指标值',
    ]);
    expect(await drawDoc([...table, cell('注'), rowEnd([0, 1000])])).toEqual(['一级指标|指标值', '注']);
  });

  it('does not guess spans where a row has no definition', async () => {
    const bare = { runs: [{ text: '\x07' }], modifiers: [...byteModifier(0x2416, 1), ...byteModifier(0x2417, 1)] };
    const { value, notes } = await extract(buildDoc([cell('a'), cell('b'), bare]));
    expect(value.blocks).toMatchObject([{ kind: 'table', geometry: 'slots' }]);
    expect(notes.map((note) => note.code)).toEqual(['suspicious-text']);
  });
});

describe('text', () => {
  it('leaves out tracked deletions and hidden text, and says so', async () => {
    const runs = [
      { text: '指标值' },
      { text: '90%', modifiers: DELETED },
      { text: '95%' },
      { text: '秘密', modifiers: HIDDEN },
    ];
    const bytes = buildDoc([{ runs: [...runs, { text: '\r' }] }]);
    expect(draw((await extract(bytes)).value.blocks)).toEqual(['指标值95%']);
    expect(await notesOf(bytes)).toEqual(['hidden-content', 'hidden-content']);
  });

  it('leaves out a deleted row and joins paragraphs over a deleted mark', async () => {
    const gone = { runs: [{ text: 'a', modifiers: DELETED }, { text: '\x07' }], modifiers: byteModifier(0x2416, 1) };
    const row = [gone, rowEnd([0, 9], [], DELETED), cell('b'), rowEnd([0, 9], [], DELETED)];
    expect(await drawDoc(row)).toEqual(['b']);
    expect(await drawDoc([{ runs: [{ text: '绩效' }, { text: '\r', modifiers: DELETED }] }, line('目标')])).toEqual([
      '绩效目标',
    ]);
  });

  it('keeps the results of fields and drops their instructions', async () => {
    expect(await drawDoc([line('见\x13HYPERLINK "http://example.org/"\x14附件\x15。')])).toEqual(['见附件。']);
    expect(await drawDoc([line('\x13EQ \\o\\ac(○,3)\x15完成')])).toEqual(['③完成']);
    expect(await drawDoc([line('未完的\x13域'), line('下一段')])).toEqual(['未完的域', '下一段']);
  });

  it('reads signs in symbol fonts by the name of the font', async () => {
    const sign = (font: number, code: number) => ({
      text: '(',
      modifiers: [...SPECIAL, ...symbolModifier(font, code)],
    });
    const runs = [
      sign(1, 0xf0b3),
      { text: '95% ' },
      sign(2, 0xf0fe),
      { text: '是 ' },
      sign(2, 0xf0a8),
      { text: '否\r' },
    ];
    expect(await drawDoc([{ runs }], { fonts: ['宋体', 'Symbol', 'Wingdings'] })).toEqual(['≥95% ☑是 □否']);
  });

  it('reads compressed text, headings and footnotes', async () => {
    expect(await drawDoc([line('Budget \x95 100%')], { isCompressed: true })).toEqual(['Budget • 100%']);
    const heading = line('一、总体目标', byteModifier(0x2640, 0));
    expect(await drawDoc([heading, line('正文'), line('注：1')], { footnoteLength: 4 })).toEqual([
      '# 一、总体目标',
      '正文',
      '注：1',
    ]);
  });

  it('follows what a fast save noted for a whole piece', async () => {
    expect(await drawDoc([line('草稿')], { pieceModifiers: DELETED })).toEqual([]);
    const { notes } = await extract(buildDoc([line('草稿')], { pieceModifiers: HIDDEN }));
    expect(notes.map((note) => note.code)).toEqual(['hidden-content', 'unreadable']);
  });
});

describe('files that cannot be read', () => {
  const good = buildDoc([line('项目名称')]);
  const { word, table } = buildDocStreams([line('项目名称')]);
  it.each([
    ['a password', buildDoc([line('x')], { flags: 0x0100 }), 'encrypted'],
    [
      'Word 95',
      packStreams({ WordDocument: Buffer.concat([Buffer.from([0xdc, 0xa5, 0x68, 0]), word.subarray(4)]) }),
      'unsupported-format',
    ],
    ['no table stream', packStreams({ WordDocument: word }), 'unreadable'],
    ['no text stream', packStreams({ '1Table': table }), 'unreadable'],
    ['an encrypted DOCX', packStreams({ EncryptedPackage: word, EncryptionInfo: table }), 'encrypted'],
    ['a lost directory', good.subarray(0, 512), 'unreadable'],
  ])('%s', async (_, bytes, code) => expect(await notesOf(bytes)).toEqual([code]));
  it('bids for them by name when the directory is lost', () => {
    expect(docExtractor.bid({ id: '', bytes: good.subarray(0, 512), origin: 'a.wps' })).toBeGreaterThan(0.1);
    expect(docExtractor.bid({ id: '', bytes: Buffer.from('text'), origin: 'a.doc' })).toBe(0);
  });
});
