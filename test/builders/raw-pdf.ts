// Writes PDF files object by object, for structures that no printer of ours makes.

/** Bytes of a PDF whose objects are numbered from 1; object 1 is the catalogue. */
export const rawPdf = (objects: readonly string[], trailer = ''): Uint8Array => {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
};

/** A stream object. */
export const stream = (content: string, dictionary = ''): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Content that draws a ruled grid with Helvetica `/F1`: cells 100 wide, 20 high, top left at (60, 760). */
export const gridContent = (rows: readonly (readonly string[])[], show = (text: string) => `(${text})`): string => {
  const marks: string[] = ['0.5 w'];
  rows.forEach((cells, r) => {
    cells.forEach((text, c) => {
      const [x, y] = [60 + c * 100, 740 - r * 20];
      marks.push(`${x} ${y} 100 20 re S`, `BT /F1 10 Tf ${x + 4} ${y + 6} Td ${show(text)} Tj ET`);
    });
  });
  return marks.join('\n');
};

/** Helvetica, as every reader has it. */
export const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** Objects of a file with one page: catalogue, pages, page, content, font; more objects are numbered from 6. */
export const onePage = (
  content: string,
  { page = '', catalog = '', box = '[0 0 595 842]', font = HELVETICA, more = [] as readonly string[] } = {},
): readonly string[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
  stream(content),
  font,
  ...more,
];
