import { CFB } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { xlsxExtractor } from '../../../extractors/xlsx/xlsx-extractor.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';
import { codesOf, extractWorkbook, picture, replacePart, sourceOf, workbook } from './workbook-fixture.ts';

const SMALL = workbook({
  Sheet1: [
    ['项目名称', '甲'],
    ['预算', 3],
  ],
});
const SMALL_XLS = workbook(
  {
    Sheet1: [
      ['项目名称', '甲'],
      ['预算', 3],
    ],
  },
  () => {},
  'biff8',
);

const withSheet = (data: string, after = ''): Uint8Array =>
  replacePart(SMALL, 'xl/worksheets/sheet1.xml', () =>
    [
      '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetData>${data}</sheetData>${after}</worksheet>`,
    ].join(''),
  );

const timed = async (bytes: Uint8Array, origin = 'x.xlsx') => {
  // processor time, so that a busy machine does not fail the test
  const start = process.cpuUsage();
  const result = await extractWorkbook(bytes, origin);
  const { user, system } = process.cpuUsage(start);
  return { ...result, milliseconds: (user + system) / 1000, codes: codesOf(result) };
};

describe('hostile workbooks', () => {
  it('reads a used range of a million rows by its texts', async () => {
    const cell = (row: number, text: number) => `<row r="${row}"><c r="A${row}"><v>${text}</v></c></row>`;
    const blanks = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/></row>`).join(
      '',
    );
    const far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>';
    const result = await timed(
      withSheet(cell(1, 5) + blanks + far, '<mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>'),
    );
    expect(result.value.blocks.length).toBeGreaterThan(0);
    expect(result.milliseconds).toBeLessThan(6000);
  });

  it('keeps one owner a slot when merges overlap', async () => {
    const merges = Array.from({ length: 5000 }, (_, i) => `<mergeCell ref="A${(i % 50) + 1}:C50"/>`).join('');
    const rows = Array.from(
      { length: 50 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="C${i + 1}"><v>2</v></c></row>`,
    );
    const result = await timed(withSheet(rows.join(''), `<mergeCells>${merges}</mergeCells>`));
    expect(result.milliseconds).toBeLessThan(6000);
    expect(result.codes).toContain('hidden-content');
  });

  it('refuses bombs by their declared sizes', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('x'),
      'xl/worksheets/sheet1.xml': new Uint8Array(100 * 1024 * 1024 + 1),
    });
    const result = await timed(bomb);
    expect(result.codes).toEqual(['too-large']);
    expect(result.milliseconds).toBeLessThan(6000);
  });

  it('stops inflating at a lying size', async () => {
    const real = 40_000_000;
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('x'), 'xl/worksheets/sheet1.xml': new Uint8Array(real) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let i = 0; i + 4 < bomb.length; i += 1) if (view.getUint32(i, true) === real) view.setUint32(i, 100, true);
    const result = await timed(bomb);
    expect(result.codes).toEqual(['unreadable']);
    expect(result.milliseconds).toBeLessThan(6000);
  });

  it('does not expand entities and ignores strange members', async () => {
    const parts = unzipSync(
      replacePart(SMALL, 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'),
      ),
    );
    const result = await timed(
      zipSync({ ...parts, '../../evil.xml': strToU8('x'), 'xl/vbaProject.bin': strToU8('x') }),
    );
    expect(picture(result.value)).toEqual(['项目名称|甲', '预算|3']);
  });

  it('notes links to other workbooks without following them', async () => {
    const parts = { ...unzipSync(SMALL), 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') };
    expect((await timed(zipSync(parts))).codes).toEqual(['external-content']);
  });

  it('cuts repetitions of ODS down', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>';
    const ods = replacePart(
      workbook({ 表: [['甲', '乙']] }, () => {}, 'ods'),
      'content.xml',
      (xml) => xml.replace(/<table:table-row>/, `${row.repeat(20)}<table:table-row>`),
    );
    const result = await timed(ods, 'x.ods');
    expect(result.milliseconds).toBeLessThan(6000);
  });

  it('reports a password', async () => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(64));
    CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64));
    const bytes = new Uint8Array(CFB.write(file, { type: 'buffer' }));
    expect(xlsxExtractor.bid(sourceOf(bytes, 'x.xlsx'))).toBeGreaterThan(0.9);
    expect((await timed(bytes)).codes).toEqual(['encrypted']);
  });

  it.each([0, 1, 2, 5])('survives an OLE allocation table of self references (%i)', async (step) => {
    const bytes = SMALL_XLS.slice();
    const view = new DataView(bytes.buffer);
    const table = (view.getUint32(76, true) + 1) * 512;
    for (let i = 0; i < 128; i += 1) view.setUint32(table + i * 4, (i * step) % 7, true);
    const result = await timed(bytes, 'x.xls');
    expect(result.codes).toContain('unreadable');
    expect(result.milliseconds).toBeLessThan(6000);
  });
});

describe('crowded workbooks', () => {
  const limited = async (bytes: Uint8Array, maxCells: number) =>
    xlsxExtractor.extract(sourceOf(bytes, 'x.xlsx'), { limits: { ...DEFAULT_LIMITS, maxCells } });
  const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`;

  it('reads a column of 150,000 rows, which is a line a row', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('');
    expect((await timed(withSheet(rows))).value.blocks.length).toBe(150_000);
  });

  it('reads small sheets whole and a crowded one up to the limit of cells, and says so', async () => {
    const bytes = workbook({
      大表: Array.from({ length: 200 }, (_, i) => [i, i, i]),
      小表: [['项目名称', '甲']],
    });
    const { value, notes } = await limited(bytes, 100);
    expect(notes.map(({ code, severity }) => [code, severity])).toContainEqual(['too-large', 'error']);
    expect(notes[0]?.message).toContain('sheet1.xml');
    expect(picture(value).at(-1)).toContain('甲');
    expect(picture(value).length).toBeLessThan(40);
  });

  it('keeps what follows the cells of a cut sheet', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => row(i + 1)).join('');
    const merged = withSheet(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>');
    const { value } = await limited(merged, 20);
    expect(picture(value)[0]).toBe('1');
    expect(value.blocks.length).toBeLessThanOrEqual(20);
  });

  it('reads a workbook without styles as fast as another', async () => {
    const { 'xl/styles.xml': _styles, ...parts } = unzipSync(SMALL);
    const types = new TextDecoder().decode(parts['[Content_Types].xml']).replace(/<Override[^>]*styles[^>]*>/, '');
    const sheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(100_000)}</sheetData></worksheet>`;
    const bare = { ...parts, '[Content_Types].xml': strToU8(types), 'xl/worksheets/sheet1.xml': strToU8(sheet) };
    const { value, milliseconds } = await timed(zipSync(bare));
    expect(value.blocks.length).toBe(100_000);
    expect(milliseconds).toBeLessThan(4000);
  });
});

describe.each([
  ['xlsx', SMALL],
  ['xls', SMALL_XLS],
  ['ods', workbook({ 表: [['甲', '乙']] }, () => {}, 'ods')],
  ['xml', workbook({ 表: [['甲', '乙']] }, () => {}, 'xlml')],
])('%s cut off', (name, bytes) => {
  it('at fifty places never throws', async () => {
    for (let i = 0; i < 50; i += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * i) / 50));
      const result = await timed(cut, `x.${name}`);
      expect(result.milliseconds).toBeLessThan(6000);
      expect(result.value.blocks.length + result.notes.length).toBeGreaterThan(0);
    }
  });

  it('with one byte changed at two hundred places never throws', async () => {
    for (let i = 0; i < 200; i += 1) {
      const changed = bytes.slice();
      changed[Math.floor((bytes.length * i) / 200)] = (i * 37) & 255;
      expect((await timed(changed, `x.${name}`)).milliseconds).toBeLessThan(6000);
    }
  });
});
