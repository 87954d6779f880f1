import { deflateSync, gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { buildTar, buildZip } from '../extractors/archive/build-archives.ts';
import { buildDoc, cell, line, rowEnd } from '../extractors/doc/build-doc.ts';
import { buildOfd, gridPaths } from '../extractors/ofd/build-ofd.ts';
import { utf8 } from './hostile-file.ts';

const ROWS = [
  ['项目名称', '业务培训'],
  ['三级指标', '指标值'],
  ['培训人次', '≥30人次'],
  ['满意度', '≥95%'],
];
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Parts of a DOCX with a body of the test's choice. */
export const docxParts = (body: string, prolog = ''): Record<string, string> => ({
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `<?xml version="1.0"?>${prolog}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}</w:body></w:document>`,
});

/** A ZIP file of text parts. */
export const zipParts = (parts: Readonly<Record<string, string>>): Uint8Array =>
  buildZip(
    Object.entries(parts).map(([name, text]) => ({
      name,
      bytes: utf8(text),
      // OpenDocument files state their type in plain bytes at their beginning.
      ...(name === 'mimetype' ? { method: 0 } : {}),
    })),
  );

const docxCell = (text: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const docxTable = `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${ROWS.map((row) => `<w:tr>${row.map(docxCell).join('')}</w:tr>`).join('')}</w:tbl>`;

/** Parts of an XLSX with a sheet of the test's choice. */
export const xlsxParts = (sheet: string, prolog = ''): Record<string, string> => {
  const M = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${M}" xmlns:r="${R}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${prolog}<worksheet xmlns="${M}">${sheet}</worksheet>`,
  };
};

/** Cells of a sheet as inline strings. */
export const sheetData = `<sheetData>${ROWS.map((row, r) => `<row r="${r + 1}">${row.map((text, c) => `<c r="${'AB'[c]}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')}</sheetData>`;

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

/** Parts of an OpenDocument text with a body of the test's choice. */
export const odtParts = (body: string, prolog = ''): Record<string, string> => ({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `<?xml version="1.0"?>${prolog}<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0" xmlns:table="${ODF}:table:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
});

const odtTable = `<table:table>${ROWS.map((row) => `<table:table-row>${row.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`;

const htmlTable = `<table border="1">${ROWS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;

const buildXls = (): Uint8Array => {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(ROWS), '表1');
  return new Uint8Array(write(workbook, { type: 'buffer', bookType: 'biff8' }) as Buffer);
};

/** A PDF of one page with a content stream of the test's choice; no cross-reference table, readers rebuild it. */
export const buildPdf = (content: Uint8Array, filter = '', extra = ''): Uint8Array => {
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${extra}>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${content.length}${filter}>>stream\n`;
  return Buffer.concat([utf8(head), content, utf8('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
};

const u32be = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** A grey PNG that claims the given size, whatever its data hold. */
export const buildPng = (width: number, height: number, data: Uint8Array): Uint8Array => {
  const chunk = (type: string, body: Uint8Array): Uint8Array =>
    Buffer.concat([
      Buffer.from(u32be(body.length)),
      Buffer.from(type, 'latin1'),
      body,
      Buffer.from(u32be(crc(Buffer.concat([Buffer.from(type, 'latin1'), body])))),
    ]);
  const header = Buffer.from([...u32be(width), ...u32be(height), 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
};

const doc = (): Uint8Array =>
  buildDoc([
    line('绩效目标表'),
    ...ROWS.flatMap((row) => [...row.map((text) => cell(text)), rowEnd([0, 2000, 4000])]),
    line('填表说明'),
  ]);
const docx = (): Uint8Array => zipParts(docxParts(`<w:p><w:r><w:t>绩效目标表</w:t></w:r></w:p>${docxTable}`));
const html = (): Uint8Array =>
  utf8(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>绩效目标表</h1>${htmlTable}</body></html>`);
const ofd = (): Uint8Array =>
  buildOfd(
    ROWS.flatMap((row, r) => row.map((text, c) => ({ text, x: 32 + 50 * c, y: 46 + 10 * r }))),
    gridPaths([30, 80, 130], [40, 50, 60, 70, 80]),
  );
const rtf = (): Uint8Array =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936 ${ROWS.map((row) => `\\trowd\\cellx2000\\cellx4000${row.map((text) => `\\pard\\intbl ${[...text].map((c) => `\\u${c.charCodeAt(0)}?`).join('')}\\cell`).join('')}\\row`).join('')}\\pard\\par}`,
    'latin1',
  );
const eml = (): Uint8Array =>
  utf8(
    `From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: application/octet-stream; name="a.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(docx()).toString('base64')}\r\n--b--\r\n`,
  );

/** One small valid file per format, all with the same table. */
export const BASE_DOCUMENTS: Readonly<Record<string, () => Uint8Array>> = {
  doc,
  docx,
  html,
  ofd,
  rtf,
  eml,
  odt: () => zipParts(odtParts(`<text:h text:outline-level="1">绩效目标表</text:h>${odtTable}`)),
  xls: buildXls,
  xlsx: () => zipParts(xlsxParts(sheetData)),
  pdf: () => buildPdf(deflateSync(utf8('BT /F1 12 Tf 72 700 Td (Budget 95%) Tj ET')), '/Filter/FlateDecode'),
  zip: () =>
    buildZip([
      { name: '附件1.docx', bytes: docx() },
      { name: '附件2.html', bytes: html() },
    ]),
  gz: () => gzipSync(docx()),
  tar: () =>
    buildTar([
      ['a.docx', docx()],
      ['b.html', html()],
    ]),
  txt: () => utf8(`${ROWS.map((row) => row.join('\t')).join('\n')}\n`),
  png: () => buildPng(40, 40, deflateSync(Buffer.alloc(40 * 41, 255))),
};
