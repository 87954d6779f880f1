// Writes small PDF files for tests: lines, rectangles and text in standard fonts, nothing embedded.

/** Page in points; y counts from the top, as in the documents that are read. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  readonly operators: string[];
}

/** Widths of Helvetica's characters from blank to tilde, in thousandths (Adobe font metrics). */
const HELVETICA = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

const isLatin = (character: string): boolean => character >= ' ' && character <= '~';

/** Width of a text in points. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + (isLatin(c) ? (HELVETICA[c.charCodeAt(0) - 32] ?? 500) : 1000), 0) * (size / 1000);

/** An empty page. */
export const pdfPage = (width = 595, height = 842, rotate = 0): PdfPage => ({ width, height, rotate, operators: [] });

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Draws a line. */
export const drawLine = (page: PdfPage, x0: number, y0: number, x1: number, y1: number, width = 0.5): void => {
  const [a, b] = [page.height - y0, page.height - y1];
  page.operators.push(`${n(width)} w ${n(x0)} ${n(a)} m ${n(x1)} ${n(b)} l S`);
};

/** Fills a rectangle; `grey` is 0 for black, 1 for white. */
export const fillBox = (page: PdfPage, x: number, y: number, width: number, height: number, grey = 0): void => {
  page.operators.push(`q ${n(grey)} g ${n(x)} ${n(page.height - y - height)} ${n(width)} ${n(height)} re f Q`);
};

const latinString = (text: string): string => `(${text.replace(/[\\()]/g, (c) => `\\${c}`)})`;

const wideString = (text: string): string =>
  `<${[...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;

const runs = (text: string): readonly string[] => text.match(/[ -~]+|[^ -~]+/g) ?? [];

/** Draws a text with its base line at `y`; `mode` 3 is invisible, `turn` counts quarter turns clockwise. */
export const drawText = (
  page: PdfPage,
  text: string,
  x: number,
  y: number,
  size = 10,
  { mode = 0, turn = 0 }: { readonly mode?: number; readonly turn?: number } = {},
): void => {
  const matrix = ['1 0 0 1', '0 -1 1 0', '-1 0 0 -1', '0 1 -1 0'][turn] ?? '1 0 0 1';
  const shown = runs(text).map((run) =>
    isLatin(run[0]!) ? `/F1 ${n(size)} Tf ${latinString(run)} Tj` : `/F2 ${n(size)} Tf ${wideString(run)} Tj`,
  );
  page.operators.push(`BT ${mode} Tr ${matrix} ${n(x)} ${n(page.height - y)} Tm ${shown.join(' ')} ET`);
};

const FONTS = [
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 6 0 R ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
    '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/** Bytes of a PDF with these pages. `extra` goes into the trailer, to make broken or encrypted files. */
export const buildPdf = (pages: readonly PdfPage[], extra = ''): Uint8Array => {
  const first = 7;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...FONTS,
  ];
  for (const [index, page] of pages.entries()) {
    const content = page.operators.join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Rotate ${page.rotate} ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R ${extra} >>\nstartxref\n${file.lastIndexOf('xref\n0')}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
};
