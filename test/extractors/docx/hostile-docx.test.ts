import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxExtractor } from '../../../extractors/docx/docx-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Outcome } from '../../../src/model/index.ts';
import { buildDocx, paragraph, table, wordPart } from '../../builders/docx-builder.ts';
import { drawBlocks } from '../../builders/draw-blocks.ts';

const extract = (bytes: Uint8Array, limits = DEFAULT_LIMITS): Promise<Outcome<Document>> =>
  docxExtractor.extract({ id: 'test', bytes, origin: 'form.docx' }, { limits });

const bid = (bytes: Uint8Array, origin = 'form.docx'): number => docxExtractor.bid({ id: 'test', bytes, origin });

const timed = async <T>(act: () => Promise<T>): Promise<{ result: T; milliseconds: number }> => {
  const start = performance.now();
  const result = await act();
  return { result, milliseconds: performance.now() - start };
};

const package_ = (document: Uint8Array): Uint8Array => zipSync({ 'word/document.xml': document });

describe('hostile and broken files', () => {
  it('bids by content', () => {
    const bytes = buildDocx(paragraph('正文'));
    expect(bid(bytes, 'form.pdf')).toBeGreaterThan(0.9);
    expect(bid(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe(0);
    expect(bid(strToU8('项目支出绩效目标表'))).toBe(0);
    expect(bid(new Uint8Array())).toBe(0);
  });

  it('names a wrong extension', async () => {
    const source = { id: 'test', bytes: buildDocx(paragraph('正文')), origin: '目标表.doc' };
    const { notes } = await docxExtractor.extract(source, { limits: DEFAULT_LIMITS });
    expect(notes.map((note) => note.code)).toEqual(['wrong-extension']);
  });

  it('reports encryption', async () => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    expect(bid(bytes)).toBeGreaterThan(0.9);
    expect((await extract(bytes)).notes.map((note) => note.code)).toEqual(['encrypted']);
  });

  it('reads a cut-off package as far as it goes', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`指标${index}`, `≥${(index * 7919) % 1000}`]);
    const bytes = buildDocx(table(rows));
    const { value, notes } = await extract(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect(notes.map((note) => note.code)).toContain('truncated');
    const block = value.blocks[0];
    expect(block?.kind === 'table' ? block.rows.length : 0).toBeGreaterThan(100);
  });

  it('gives one finding for what holds no document', async () => {
    for (const bytes of [
      buildDocx(paragraph('正文')).subarray(0, 60),
      strToU8('PK\u0003\u0004 nothing'),
      zipSync({ 'word/styles.xml': strToU8('<x/>') }),
      package_(strToU8('')),
      package_(strToU8('no xml at all')),
      buildDocx(''),
    ]) {
      const { value, notes } = await extract(bytes);
      expect(value.blocks).toEqual([]);
      expect(notes.some((note) => note.code === 'unreadable' && note.severity === 'error')).toBe(true);
    }
  });

  it('says when there are only pictures', async () => {
    const { notes } = await extract(buildDocx(paragraph('<w:r><w:drawing><pic:pic/></w:drawing></w:r>')));
    expect(notes[0]?.message).toContain('pictures');
  });

  it('keeps what stands before malformed XML', async () => {
    const document = wordPart(
      'document',
      `<w:body>${table([
        ['甲', '乙'],
        ['丙', '丁'],
      ])}</w:body>`,
    );
    const cut = strToU8(document.slice(0, document.indexOf('丁') + 1));
    const { value, notes } = await extract(package_(cut));
    expect(drawBlocks(value.blocks)).toBe('[grid]\n| 甲 | 乙\n| 丙 | 丁');
    expect(notes.map((note) => note.code)).toContain('truncated');
  });

  it('does not expand entities nor open files', async () => {
    const attack =
      '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>' +
      wordPart('document', `<w:body><w:p><w:r><w:t>甲&b;&f;乙</w:t></w:r></w:p></w:body>`).replace(/^<\?xml[^>]*>/, '');
    const { value } = await extract(package_(strToU8(attack)));
    expect(drawBlocks(value.blocks)).not.toMatch(/AAA|root/);
  });

  it('refuses a part that unpacks beyond the limit', async () => {
    const bytes = package_(strToU8(wordPart('document', paragraph('一'.repeat(3_000_000)))));
    const { value, notes } = await extract(bytes, { ...DEFAULT_LIMITS, maxUnpackedBytes: 1_000_000 });
    expect(value.blocks).toEqual([]);
    expect(notes.map((note) => note.code)).toContain('too-large');
  });

  it('stops at the cell limit and says so', async () => {
    const rows = Array.from({ length: 50 }, () => ['甲', '乙']);
    const { value, notes } = await extract(buildDocx(table(rows)), { ...DEFAULT_LIMITS, maxCells: 20 });
    expect(value.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))).toHaveLength(20);
    expect(notes.map((note) => note.code)).toContain('too-large');
  });

  it('survives absurd spans, nesting and size in time', async () => {
    const nested = (depth: number): string =>
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('底')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    const wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>';
    for (const body of [
      nested(5000),
      wide.repeat(200),
      paragraph('一'.repeat(1_000_000)),
      paragraph('<w:r><w:tab/></w:r>'.repeat(100_000)),
      '<w:p>'.repeat(20_000),
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(20_000) + paragraph('甲'),
      table(Array.from({ length: 5000 }, () => ['一', '二', '三', '四', '五'])),
    ]) {
      const bytes = buildDocx(body);
      const { milliseconds } = await timed(() => extract(bytes));
      expect(milliseconds).toBeLessThan(6000);
    }
    expect(drawBlocks((await extract(buildDocx(nested(5000)))).value.blocks)).toContain('底');
  });

  it('never throws on damaged bytes', async () => {
    const bytes = buildDocx(
      table([
        ['项目名称', '河道管护'],
        ['预算数', '30'],
      ]),
    );
    for (let seed = 1; seed < 200; seed++) {
      const damaged = bytes.slice();
      for (let hit = 0; hit < 5; hit++)
        damaged[(seed * 7919 + hit * 104729) % damaged.length] = (seed * 31 + hit * 17) % 256;
      await expect(extract(damaged)).resolves.toBeDefined();
    }
  });
});

it('bytes at an odd address, as they come out of a mail or a message, are judged at once', () => {
  const bytes = new Uint8Array(20_001).subarray(1).fill(7);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0]);
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 9_001);
  expect(docxExtractor.bid({ id: '0'.repeat(64), origin: 'a.docx', bytes })).toBe(0.96);
  expect(docxExtractor.bid({ id: '0'.repeat(64), origin: 'a.docx', bytes: bytes.subarray(0, 9_001) })).toBe(0);
});
