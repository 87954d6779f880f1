import { utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { detectCarrier } from '../../../extractors/xlsx/spreadsheet-carrier.ts';
import { xlsxExtractor } from '../../../extractors/xlsx/xlsx-extractor.ts';
import { codesOf, extractWorkbook, picture, replacePart, sourceOf, workbook } from './workbook-fixture.ts';

const range = (text: string) => utils.decode_range(text);

const FORM = [
  ['项目绩效目标表'],
  ['（2024年度）'],
  ['项目名称', '村道修补', null],
  ['资金（万元）', '年度总额', 12.5],
  [null, '其他资金', 0],
];

const formSheet = (bookType: 'xlsx' | 'biff8' | 'xlsb' | 'ods' | 'xlml' = 'xlsx'): Uint8Array =>
  workbook(
    { Sheet1: FORM },
    (sheet) => {
      sheet['!merges'] = ['A1:C1', 'A2:C2', 'B3:C3', 'A4:A5'].map(range);
    },
    bookType,
  );

const PICTURE = [
  '项目绩效目标表',
  '（2024年度）',
  '项目名称|«2x1»村道修补',
  '«1x2»资金（万元）|年度总额|12.5',
  '其他资金|0',
];

describe('workbooks in every format', () => {
  it.each([
    ['xlsx', '表.xlsx', 'xlsx'],
    ['xlsb', '表.xlsb', 'xlsx'],
    ['ods', '表.ods', 'xlsx'],
    ['biff8', '表.xls', 'xls'],
    ['xlml', '表.xml', 'xls'],
  ] as const)('%s gives the same blocks', async (bookType, origin, format) => {
    const bytes = formSheet(bookType);
    expect(xlsxExtractor.bid(sourceOf(bytes, origin))).toBeGreaterThan(0.9);
    const result = await extractWorkbook(bytes, origin);
    expect(result.value.format).toBe(format);
    expect(picture(result.value)).toEqual(PICTURE);
    expect(result.notes).toEqual([]);
  });

  it('reads the GBK strings of Excel 5', async () => {
    const bytes = Buffer.from(workbook({ Sheet1: [['ABCDEFGH', 'x']] }, () => {}, 'biff5'));
    Buffer.from('cfeec4bfc3fbb3c6', 'hex').copy(bytes, bytes.indexOf('ABCDEFGH'));
    const codePage = bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]));
    bytes.writeUInt16LE(936, codePage + 4);
    expect(picture((await extractWorkbook(bytes, '表.xls')).value)).toEqual(['项目名称|x']);
  });

  it('sets both spans on every cell and numbers the cells that are printed', async () => {
    const { value } = await extractWorkbook(formSheet());
    const table = value.blocks.find((block) => block.kind === 'table');
    expect(table).toMatchObject({ at: 't1', geometry: 'grid' });
    expect(table?.kind === 'table' && table.rows[2]).toEqual([
      { text: '其他资金', at: 't1.r3.c1', colSpan: 1, rowSpan: 1 },
      { text: '0', at: 't1.r3.c2', colSpan: 1, rowSpan: 1 },
    ]);
  });
});

describe('what a cell prints', () => {
  const printed = async (v: unknown, z: string, t: 'n' | 's' = 'n'): Promise<string> => {
    const bytes = workbook({ Sheet1: [['值', 'x', 'y']] }, (sheet) => {
      sheet.B1 = { t, v, z } as never;
    });
    const { value } = await extractWorkbook(bytes);
    const table = value.blocks[0];
    return table?.kind === 'table' ? (table.rows[0]?.[1]?.text ?? '') : '';
  };

  it.each([
    [0.95, '0%', '95%'],
    [0.985, '0.00%', '98.50%'],
    [8827620.53, '#,##0.00', '8,827,620.53'],
    [12.5, '0.00"万元"', '12.50万元'],
    [44561, 'General', '44561'],
    [44561, 'yyyy/m/d', '2021/12/31'],
    [44561, 'yyyy"年"m"月"d"日"', '2021年12月31日'],
    [44561, '[$-804]yyyy"年"m"月";@', '2021年12月'],
    [123456789012.5, 'General', '123456789012.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [0, '#,##0;-#,##0;', ''],
  ])('%s in %s', async (value, format, text) => {
    expect(await printed(value, format)).toBe(text);
  });

  it('keeps a stored text as it is', async () => {
    expect(await printed('3.00', 'General', 's')).toBe('3.00');
    expect(await printed('3.00', '0', 's')).toBe('3.00');
    expect(await printed(' 第一行\r\n第二行 ', '@', 's')).toBe('第一行\n第二行');
  });

  it('prints an XLS the same whatever workbook came before', async () => {
    const dated = Buffer.from(
      workbook(
        { Sheet1: [['值', 44561]] },
        (sheet) => {
          sheet.B1.z = '0.00';
        },
        'biff8',
      ),
    );
    // the extended format that points to built-in format 2 now points to the national format 31
    const format = Buffer.from([0xe0, 0x00, 0x14, 0x00]);
    for (let at = dated.indexOf(format); at >= 0; at = dated.indexOf(format, at + 1))
      if (dated.readUInt16LE(at + 6) === 2) dated.writeUInt16LE(31, at + 6);
    const first = await extractWorkbook(dated, '表.xls');
    await extractWorkbook(
      workbook({ Sheet1: [[1, 2]] }, (sheet) => {
        sheet.A1.z = '0.0000"x"';
      }),
    );
    expect(picture(first.value)).toEqual(['值|2021年12月31日']);
    expect(picture((await extractWorkbook(dated, '表.xls')).value)).toEqual(['值|2021年12月31日']);
  });

  it.each([
    [14, '2021/12/31'],
    [31, '2021年12月31日'],
    [57, '2021年12月'],
  ])('prints the national date format %i that no file declares', async (id, text) => {
    const bytes = replacePart(
      workbook({ Sheet1: [['值', 44561]] }, (sheet) => {
        sheet.B1.z = '0.00';
      }),
      'xl/styles.xml',
      (xml) => xml.replace(/numFmtId="2"/g, `numFmtId="${id}"`),
    );
    expect(picture((await extractWorkbook(bytes)).value)).toEqual([`值|${text}`]);
  });

  it('reports error values and formulas without a stored result instead of printing 0', async () => {
    const bytes = replacePart(workbook({ 表: [['合计', 1, 2, 3]] }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace(/<c r="B1"[^/]*<v>1<\/v><\/c>/, '<c r="B1" t="n"><f>SUM(C1:D1)</f></c>')
        .replace(/<c r="C1"[^/]*<v>2<\/v><\/c>/, '<c r="C1" t="e"><v>#REF!</v></c>'),
    );
    const result = await extractWorkbook(bytes);
    expect(picture(result.value)).toEqual(['#表', '合计||#REF!|3']);
    expect(result.notes.map((note) => [note.code, note.at])).toEqual([
      ['missing-value', 't1.r1.c2'],
      ['missing-value', 't1.r1.c3'],
    ]);
  });

  it('takes rich text whole and leaves comments out', async () => {
    const bytes = workbook({ Sheet1: [['名称', '甲']] }, (sheet) => {
      sheet.B1.c = [{ a: '', t: '批注' }];
    });
    const rich = replacePart(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<c r="B1".*?<\/c>/, '<c r="B1" t="inlineStr"><is><r><t>数量</t></r><r><t>指标</t></r></is></c>'),
    );
    expect(picture((await extractWorkbook(rich)).value)).toEqual(['名称|数量指标']);
  });
});

describe('sheets', () => {
  it('takes visible sheets in order under their names and names hidden ones', async () => {
    const sheets = { 目标表: [['名称', '甲']], 字典: [['是', '否']], Sheet3: [['名称', '乙']] };
    const bytes = replacePart(workbook(sheets), 'xl/workbook.xml', (xml) =>
      xml.replace(/name="字典"/, 'name="字典" state="hidden"'),
    );
    const result = await extractWorkbook(bytes);
    expect(picture(result.value)).toEqual(['#目标表', '名称|甲', '名称|乙']);
    expect(result.notes).toMatchObject([{ code: 'hidden-content', message: 'hidden sheets were left out: 字典' }]);
  });

  it('leaves hidden rows and columns out of the spans and names those with text', async () => {
    const rows = [
      ['标题', null, null, null],
      ['甲', '编码', '1', '2'],
      ['乙', '编码', '3', '4'],
      ['丙', '编码', '5', '6'],
    ];
    const bytes = workbook({ 表: rows }, (sheet) => {
      sheet['!merges'] = ['A1:D1', 'A2:A4'].map(range);
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
    });
    const result = await extractWorkbook(bytes);
    expect(picture(result.value)).toEqual(['#表', '标题', '«1x2»甲|1|2', '5|6']);
    expect(result.notes.map((note) => note.message)).toEqual([
      "sheet '表': hidden rows were left out: 3",
      "sheet '表': hidden columns were left out: B",
      "sheet '表': 1 texts lie under merged cells",
    ]);
  });

  it('shows a merged text whose first column is hidden', async () => {
    const bytes = workbook(
      {
        Sheet1: [
          ['标题甲', null, 'x'],
          ['h', '1', '2'],
        ],
      },
      (sheet) => {
        sheet['!merges'] = [range('A1:B1')];
        sheet['!cols'] = [{ hidden: true }];
      },
    );
    expect(picture((await extractWorkbook(bytes)).value)).toEqual(['标题甲|x', '1|2']);
  });

  it('cuts stacked forms at blank rows before a title, not inside a form', async () => {
    const rows = [
      ['甲项目绩效目标表', null, null],
      ['项目名称', '甲', ''],
      [],
      ['一级指标', '二级指标', '指标值'],
      ['产出指标', '数量指标', '≥1个'],
      [],
      [],
      ['乙项目绩效目标表', null, null],
      ['项目名称', '乙', ''],
    ];
    const bytes = workbook({ Sheet1: rows }, (sheet) => {
      sheet['!merges'] = ['A1:C1', 'A8:C8'].map(range);
    });
    expect(picture((await extractWorkbook(bytes)).value)).toEqual([
      '甲项目绩效目标表',
      '项目名称|甲|',
      '||',
      '一级指标|二级指标|指标值',
      '产出指标|数量指标|≥1个',
      '乙项目绩效目标表',
      '项目名称|乙|',
    ]);
  });

  it('keeps a label with a blank field in the table', async () => {
    const bytes = workbook(
      { Sheet1: [['附件2'], ['绩效目标表'], ['项目名称'], ['主管部门', null, '编码']] },
      (sheet) => {
        sheet['!merges'] = ['A2:D2', 'B3:D3'].map(range);
      },
    );
    expect(picture((await extractWorkbook(bytes)).value)).toEqual([
      '附件2',
      '绩效目标表',
      '项目名称|«3x1»',
      '主管部门||编码|',
    ]);
  });

  it('reads twenty sheets at once', async () => {
    const rows = Array.from({ length: 60 }, (_, r) =>
      Array.from({ length: 12 }, (_, c) => (c % 3 ? `第${r}项` : r * c)),
    );
    const bytes = workbook(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`表${i}`, rows])));
    const start = process.cpuUsage();
    const { value } = await extractWorkbook(bytes);
    const { user, system } = process.cpuUsage(start);
    expect(value.blocks).toHaveLength(40);
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});

describe('carriers', () => {
  it('does not bid for documents of other kinds', () => {
    expect(xlsxExtractor.bid(sourceOf(new TextEncoder().encode('<html><table></table>'), 'a.xls'))).toBe(0);
    expect(xlsxExtractor.bid(sourceOf(new TextEncoder().encode('项目名称\t甲'), 'a.txt'))).toBe(0);
    expect(detectCarrier(sourceOf(new TextEncoder().encode('a,b\n1,2'), 'https://x/a.CSV?v=1'))?.kind).toBe('csv');
  });

  it('reports a name that says otherwise', async () => {
    expect(codesOf(await extractWorkbook(formSheet(), '表.doc'))).toEqual(['wrong-extension']);
  });

  it('reads CSV in GBK with quoted line feeds as slots', async () => {
    const gbk = Buffer.from('cfeec4bfc3fbb3c62cd4a4cbe3cafd0d0a22bcd70ad2d2222c312c3235', 'hex');
    const text = Buffer.from(gbk.toString('latin1').replace('1,25', '"1,250.00"'), 'latin1');
    const { value } = await extractWorkbook(text, '表.csv');
    expect(value).toMatchObject({ format: 'text', encoding: 'gb18030' });
    expect(value.blocks[0]).toMatchObject({ kind: 'table', geometry: 'slots' });
    expect(picture(value)).toEqual(['项目名称|预算数', '甲/乙|1,250.00']);
  });
});
