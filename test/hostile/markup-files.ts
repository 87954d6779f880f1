import { deflateSync } from 'node:zlib';
import { buildZip, type ZipPart } from '../extractors/archive/build-archives.ts';
import { buildOfd } from '../extractors/ofd/build-ofd.ts';
import { deflatedCopies } from './archive-files.ts';
import { buildPdf, buildPng, docxParts, odtParts, sheetData, xlsxParts, zipParts } from './base-documents.ts';
import { type HostileFile, harmful, harmless, utf8 } from './hostile-file.ts';

const XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1:9/x">]>';
const LAUGHS = `<!DOCTYPE a [<!ENTITY x "${'lol '.repeat(10)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY x${i} "${`&${i === 0 ? 'x' : `x${i - 1}`};`.repeat(10)}">`).join('')}<!ENTITY y "&x8;">]>`;
const ENTITIES = '<w:p><w:r><w:t>绩效 &x; &y;</w:t></w:r></w:p>';
const SHEET_ENTITIES = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x; &y;</t></is></c></row></sheetData>';
const ofdPage = (prolog: string, text: string) => ({
  'Doc_0/Pages/Page_0/Content.xml': `${prolog}<Page><Content><Layer>${text}</Layer></Content></Page>`,
});
const OFD_TEXT = '<TextObject Boundary="0 0 90 9" Size="4"><TextCode X="0" Y="4">&x; &y;</TextCode></TextObject>';
const relationships = (type: string, target: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
const TEXT = '<w:p><w:r><w:t>绩效目标表</w:t></w:r></w:p>';
const wide = (span: string) =>
  `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${TEXT}</w:tc></w:tr></w:tbl>`;
const rtf = (body: string): Uint8Array => Buffer.from(`{\\rtf1\\ansi ${body}}`, 'latin1');
const html = (body: string): Uint8Array => utf8(`<!DOCTYPE html><html><body>${body}</body></html>`);
const xlsx = (sheet: string): Uint8Array => zipParts(xlsxParts(sheet));
const oneCell = (reference: string) =>
  `<sheetData><row r="${reference.replace(/\D/g, '')}"><c r="${reference}" t="inlineStr"><is><t>绩效</t></is></c></row></sheetData>`;
/** A gigabyte of zeros under three layers of Flate, some kilobytes in all. */
/** A cell of a gigabyte, packed to a megabyte. */
const hugeCell = (parts: Readonly<Record<string, string>>, part: string, mark: string): Uint8Array =>
  buildZip(
    Object.entries(parts).map(([name, text]) => {
      if (name !== part) return { name, bytes: utf8(text) };
      const [head = '', tail = ''] = text.split(mark);
      return { name, bytes: utf8(''), packed: deflatedCopies(Buffer.alloc(1024 * 1024, 0x41), 1024, head, tail) };
    }),
  );

const flateBomb = (): Uint8Array => {
  const inner = Buffer.concat([Buffer.from([0x78, 0x9c]), deflatedCopies(Buffer.alloc(1024 * 1024), 1024)]);
  return buildPdf(deflateSync(deflateSync(inner)), '/Filter[/FlateDecode/FlateDecode/FlateDecode]');
};

const XML_FILES: readonly HostileFile[] = [
  harmless('xxe.docx', () => zipParts(docxParts(ENTITIES, XXE))),
  harmless('laughs.docx', () => zipParts(docxParts(ENTITIES, LAUGHS))),
  harmless('xxe.xlsx', () => zipParts(xlsxParts(SHEET_ENTITIES, XXE))),
  harmless('laughs.xlsx', () => zipParts(xlsxParts(SHEET_ENTITIES, LAUGHS))),
  harmful('xxe.ofd', () => buildOfd([], '', ofdPage(XXE, OFD_TEXT))),
  harmful('laughs.ofd', () => buildOfd([], '', ofdPage(LAUGHS, OFD_TEXT))),
  harmless('xxe.html', () => utf8(`${XXE}<html><body>&x;&y;</body></html>`)),
  harmless('laughs.xml', () => utf8(`<?xml version="1.0"?>${LAUGHS}<a>&y;</a>`)),
  harmless('deep.docx', () => zipParts(docxParts(`${'<w:sdt><w:sdtContent>'.repeat(20_000)}${TEXT}`))),
  harmless('deep-tables.docx', () => zipParts(docxParts('<w:tbl><w:tr><w:tc>'.repeat(5000)))),
  harmless('deep.ofd', () => buildOfd([], '', ofdPage('', '<PageBlock>'.repeat(50_000)))),
  harmless('attributes.ofd', () =>
    buildOfd(
      [],
      '',
      ofdPage(
        '',
        `<TextObject Boundary="0 0 9 9" Size="1e9" CTM="1e300 0 0 1e300 0 0"><TextCode X="NaN" Y="-1e308" DeltaX="g 999999999 1">绩效</TextCode></TextObject>`,
      ),
    ),
  ),
  harmless('paths.ofd', () =>
    buildOfd(
      [],
      '',
      ofdPage(
        '',
        `<PathObject Boundary="0 0 200 290"><AbbreviatedData>${'M 0 0 L 200 0 L 200 200 '.repeat(30_000)}</AbbreviatedData></PathObject>`,
      ),
    ),
  ),
  harmless('pages-same.ofd', () =>
    buildOfd([{ text: '绩效', x: 9, y: 9 }], '', {
      'Doc_0/Document.xml': `<Document><Pages>${'<Page BaseLoc="Pages/Page_0/Content.xml"/>'.repeat(3000)}</Pages></Document>`,
    }),
  ),
];

const OFFICE_FILES: readonly HostileFile[] = [
  harmless('template.docx', () =>
    zipParts({
      ...docxParts(TEXT),
      'word/_rels/settings.xml.rels': relationships('attachedTemplate', 'http://127.0.0.1:9/a.dotm'),
    }),
  ),
  harmless('linked-image.docx', () =>
    zipParts({ ...docxParts(TEXT), 'word/_rels/document.xml.rels': relationships('image', 'file:///etc/passwd') }),
  ),
  harmless('linked-frame.docx', () =>
    zipParts({
      ...docxParts(TEXT),
      'word/_rels/document.xml.rels': relationships('frame', '\\\\\\\\127.0.0.1\\\\share\\\\a.htm'),
    }),
  ),
  harmless('external-book.xlsx', () =>
    zipParts({
      ...xlsxParts(sheetData),
      'xl/externalLinks/_rels/externalLink1.xml.rels': relationships('externalLinkPath', 'http://127.0.0.1:9/a.xlsx'),
    }),
  ),
  harmless('macros.docm', () =>
    zipParts({ ...docxParts(TEXT), 'word/vbaProject.bin': 'Sub AutoOpen()\nShell "x"\nEnd Sub' }),
  ),
  harmless('macros.xlsm', () => zipParts({ ...xlsxParts(sheetData), 'xl/vbaProject.bin': 'Sub Auto_Open()' })),
  harmless('formula-command.xlsx', () =>
    xlsx('<sheetData><row r="1"><c r="A1"><f>cmd|\'/c calc\'!A0</f><v>1</v></c></row></sheetData>'),
  ),
  harmless('span-1e9.docx', () => zipParts(docxParts(wide('1000000000')))),
  harmless('span-negative.docx', () => zipParts(docxParts(wide('-5')))),
  harmless('grid-before-1e9.docx', () =>
    zipParts(
      docxParts(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr><w:tc>${TEXT}</w:tc></w:tr></w:tbl>`),
    ),
  ),
  harmless('last-cell.xlsx', () => xlsx(oneCell('XFD1048576'))),
  harmless('cell-outside.xlsx', () => xlsx(oneCell('ZZZZ99999999'))),
  harmless('cell-without-column.xlsx', () => xlsx(oneCell('4294967295'))),
  harmless('row-outside.xlsx', () => xlsx('<sheetData><row r="99999999999999"><c><v>1</v></c></row></sheetData>')),
  harmless('dimension.xlsx', () => xlsx(`<dimension ref="A1:XFD1048576"/>${sheetData}`)),
  harmless('merge-all.xlsx', () =>
    xlsx(`${sheetData}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
  ),
  harmless('merges-many.xlsx', () =>
    xlsx(
      `${sheetData}<mergeCells>${Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="A${i + 1}:Z${i + 2}"/>`).join('')}</mergeCells>`,
    ),
  ),
  harmless('rows-million.xlsx', () =>
    xlsx(
      `<sheetData>${Array.from({ length: 30_000 }, (_, i) => `<row r="${i * 30 + 1}"><c r="A${i * 30 + 1}"><v>1</v></c></row>`).join('')}</sheetData>`,
    ),
  ),
  harmless('columns-1e9.xlsx', () => xlsx(`<cols><col min="1" max="1000000000" hidden="1"/></cols>${sheetData}`)),
];

const PAGE_FILES: readonly HostileFile[] = [
  harmless('span-1e9.html', () =>
    html('<table><tr><td colspan=1000000000 rowspan=1000000000>绩效</td><td>b</td></tr></table>'),
  ),
  harmless('tables-nested.html', () => html('<table><tr><td>'.repeat(3000))),
  harmless('tags-unclosed.html', () => html('<div><b><i>'.repeat(10_000))),
  harmless('attributes.html', () =>
    html(`<table ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(' ')}><tr><td>x</td></tr></table>`),
  ),
  harmless('script.html', () =>
    html(
      '<script>while(1){}</script><img src="http://127.0.0.1:9/x.png"><iframe src="file:///etc/passwd"></iframe>绩效',
    ),
  ),
  harmless('refresh.html', () =>
    utf8(
      '<html><head><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/"></head><body>绩效</body></html>',
    ),
  ),
  harmless('comment-endless.html', () => html(`<!-- ${'-'.repeat(500_000)}`)),
  harmless('pipes.txt', () => utf8('|'.repeat(500_000))),
  harmless('blanks.txt', () => utf8(`${' '.repeat(500_000)}x`)),
  harmless('one-line.txt', () => utf8('绩效目标'.repeat(300_000))),
  harmless('lines.txt', () => utf8('指标|\n'.repeat(100_000))),
  harmless('surrogates.txt', () => Buffer.from('\ufeff\ud800\udc00\udfff\ud800'.repeat(1000), 'utf16le')),
  harmless('controls.txt', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 32))),
  harmful('empty.doc', () => new Uint8Array(0)),
  harmful('nul.pdf', () => new Uint8Array(1_000_000)),
  harmful('noise.docx', () => Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 31 + 7) % 251))),
  harmful('page.pdf', () => html('<h1>404 Not Found</h1>')),
  harmful('page.doc', () => html('<p>绩效</p>')),
];

const OTHER_FILES: readonly HostileFile[] = [
  harmful('groups.rtf', () => Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`, 'latin1')),
  harmful('binary.rtf', () => rtf('\\bin999999999 x')),
  harmless('numbers.rtf', () =>
    rtf('\\u99999999999999999999?\\uc999999999\\itap999999999\\intbl x\\nestcell\\nestrow'),
  ),
  harmless('cells.rtf', () =>
    rtf(`\\trowd${'\\cellx1'.repeat(100_000)} ${'\\pard\\intbl x\\cell'.repeat(20_000)}\\row`),
  ),
  harmless('fonts.rtf', () =>
    rtf(`{\\fonttbl${Array.from({ length: 20_000 }, (_, i) => `{\\f${i}\\fcharset134 a;}`).join('')}}x\\par`),
  ),
  harmless('object.rtf', () => rtf(`{\\object\\objupdate{\\*\\objdata ${'41'.repeat(100_000)}}}绩\\par`)),
  harmful('flate-bomb.pdf', flateBomb),
  harmless('form-loop.pdf', () => buildPdf(utf8('/X Do'), '', '/XObject<</X 4 0 R>>')),
  harmful('pages-loop.pdf', () =>
    utf8(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>endobj\ntrailer<</Root 1 0 R>>',
    ),
  ),
  harmless('page-huge.pdf', () => buildPdf(utf8('BT /F1 12 Tf (x) Tj ET'), '', '/MediaBox[0 0 2000000000 2000000000]')),
  harmful('size-60000.png', () => buildPng(60_000, 60_000, deflateSync(Buffer.alloc(1000)))),
  harmful('size-0.png', () => buildPng(0, 0, deflateSync(Buffer.alloc(10)))),
];

const A_CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>#</t></is></c></row></sheetData>';
const SHARED = { 'xl/sharedStrings.xml': '<sst><si><t>#</t></si></sst>' };
const MB = 1024 * 1024;
const megabytes = (count: number, text: string): string => text.repeat((count * MB) / text.length);

/** Single cells and lines of many megabytes, and paths that lead out of the package. */
const HUGE_FILES: readonly HostileFile[] = [
  harmful('cell-1-gb.xlsx', () => hugeCell(xlsxParts(A_CELL), 'xl/worksheets/sheet1.xml', '#')),
  harmful('cell-1-gb-shared.xlsx', () => hugeCell({ ...xlsxParts(sheetData), ...SHARED }, 'xl/sharedStrings.xml', '#')),
  harmful('cell-1-gb.docx', () => hugeCell(docxParts('<w:p><w:r><w:t>#</w:t></w:r></w:p>'), 'word/document.xml', '#')),
  harmful('cell-1-gb.odt', () => hugeCell(odtParts('<text:p>#</text:p>'), 'content.xml', '#')),
  harmful('cell-30-mb.docx', () => zipParts(docxParts(`<w:p><w:r><w:t>${megabytes(30, 'word ')}</w:t></w:r></w:p>`))),
  harmful('cell-30-mb.xlsx', () => xlsx(A_CELL.replace('#', megabytes(30, 'A')))),
  harmful('cell-15-mb.html', () => html(`<table><tr><td>${megabytes(15, 'word ')}<td>x</table>`)),
  harmful('cell-30-mb.csv', () => utf8(`a,"${megabytes(30, 'A')}",b`)),
  harmful('cell-30-mb.rtf', () => rtf(`\\trowd\\cellx1 \\intbl ${megabytes(30, 'A')}\\cell\\row`)),
  harmful('line-30-mb.txt', () => utf8(megabytes(30, 'word '))),
  harmless('line-tabs.txt', () => utf8('a\t'.repeat(200_000))),
  harmless('labels-tabs.txt', () => utf8(`${'一级指标\t二级指标\t三级指标\t指标值\t'.repeat(20_000)}\n`)),
  harmless('labels-glued.txt', () => utf8('一级指标二级指标三级指标指标值产出指标数量指标'.repeat(10_000))),
  harmless('spans.odt', () =>
    zipParts(
      odtParts(
        '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000" table:number-columns-spanned="1000000000"/></table:table-row></table:table>',
      ),
    ),
  ),
  harmless('deep.odt', () => zipParts(odtParts('<table:table><table:table-row><table:table-cell>'.repeat(20_000)))),
  harmless('xxe.odt', () => zipParts(odtParts('<text:p>&x;&y;</text:p>', XXE))),
  harmless('laughs.odt', () => zipParts(odtParts('<text:p>&y;</text:p>', LAUGHS))),
  harmless('relationship-climbs.docx', () =>
    zipParts({
      ...docxParts(TEXT),
      'word/_rels/document.xml.rels': relationships('footer', '../../../../etc/passwd').replace(
        ' TargetMode="External"',
        '',
      ),
    }),
  ),
  harmless('relationship-circle.docx', () =>
    zipParts({
      ...docxParts(TEXT),
      'word/_rels/document.xml.rels': relationships('header', 'document.xml').replace(' TargetMode="External"', ''),
    }),
  ),
];

/** Parts of a package of which one repeats a unit for some megabytes. */
const repeated = (parts: Readonly<Record<string, string>>, part: string, unit: string, count: number): Uint8Array => {
  const copies = unit.repeat(Math.floor(MB / unit.length));
  const packed = (text: string): ZipPart => {
    const [head = '', tail = ''] = text.split('#');
    const claimedSize = utf8(head + tail).length + count * utf8(copies).length;
    return { name: part, bytes: utf8(''), packed: deflatedCopies(utf8(copies), count, head, tail), claimedSize };
  };
  return buildZip(
    Object.entries(parts).map(([name, text]) => (name === part ? packed(text) : { name, bytes: utf8(text) })),
  );
};

/** Files below every limit of size that hold as many cells, lines or elements as fit into them. */
const CROWDED_FILES: readonly HostileFile[] = [
  harmful('crowd-cells.html', () => html(`<table><tr>${megabytes(15, '<td>1')}`)),
  harmful('crowd-paragraphs.html', () => html(megabytes(15, '<p>1'))),
  harmful('crowd-tags.html', () => html(megabytes(15, '<b>x</b>'))),
  harmful('crowd-lines.txt', () => utf8(megabytes(60, 'a\tb\n'))),
  harmful('crowd-bars.txt', () => utf8(megabytes(60, '|'))),
  harmful('crowd-fields.csv', () => utf8(megabytes(60, 'a,b\n'))),
  harmful('crowd-paragraphs.rtf', () => rtf(megabytes(60, 'x\\par '))),
  harmful('crowd-cells.xlsx', () =>
    repeated(xlsxParts('<sheetData><row>#</row></sheetData>'), 'xl/worksheets/sheet1.xml', '<c><v>1</v></c>', 31),
  ),
  harmful('crowd-rows.xlsx', () =>
    repeated(xlsxParts('<sheetData>#</sheetData>'), 'xl/worksheets/sheet1.xml', '<row><c><v>1</v></c></row>', 31),
  ),
  harmful('blanks-250-mb.pdf', () => buildPdf(deflateSync(Buffer.alloc(250 * MB, 0x20)), '/Filter/FlateDecode')),
];

/** Markup, Office packages, pages and images that lie, lure or nest. */
export const MARKUP_FILES: readonly HostileFile[] = [
  ...XML_FILES,
  ...OFFICE_FILES,
  ...PAGE_FILES,
  ...OTHER_FILES,
  ...HUGE_FILES,
  ...CROWDED_FILES,
];
