import { drawLine, drawText, fillBox, type PdfPage, pdfPage, textWidth } from './print-pdf.ts';

/** Cell of a picture: `^` continues the cell above, `<` the cell to the left. */
export interface PictureCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** Reads a picture of a table: rows by line, cells by `|`. */
export const parsePicture = (picture: string): readonly PictureCell[] => {
  const rows = picture
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const cells: PictureCell[] = [];
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '^' || text === '<') return;
      let [colSpan, rowSpan] = [1, 1];
      while (row[c + colSpan] === '<') colSpan += 1;
      while (rows[r + rowSpan]?.[c] === '^') rowSpan += 1;
      cells.push({ row: r, column: c, rowSpan, colSpan, text });
    });
  });
  return cells;
};

/** How a picture is set in print. */
export interface PrintStyle {
  readonly widths: readonly number[];
  /** `all` borders, `three` (三线表), `rows` only, `columns` only, `outer` frame, `open` at the sides, or `none`. */
  readonly rules?:
    | 'frame-columns'
    | 'frame-rows'
    | 'all'
    | 'three'
    | 'rows'
    | 'columns'
    | 'outer'
    | 'open'
    | 'none'
    | 'thin-fills'
    | 'double'
    | 'dashed';
  readonly align?: readonly ('left' | 'right' | 'center')[];
  readonly size?: number;
  readonly x?: number;
  readonly y?: number;
  readonly padding?: number;
  readonly shade?: 'zebra' | 'header';
  readonly headerRows?: number;
  /** Rows repeated on every page of a table that runs over. */
  readonly repeat?: number;
  readonly bottom?: number;
  readonly middle?: boolean;
}

const wrapText = (text: string, width: number, size: number): readonly string[] => {
  const lines: string[] = [];
  for (const part of text.split('\\n')) {
    let open = '';
    for (const word of part.match(/[!-~]+ ?|[^!-~]/g) ?? []) {
      if (open !== '' && textWidth((open + word).trimEnd(), size) > width) {
        lines.push(open.trimEnd());
        open = '';
      }
      open += word;
    }
    lines.push(open.trimEnd());
  }
  return lines;
};

interface Layout {
  readonly cells: readonly PictureCell[];
  readonly xs: readonly number[];
  readonly heights: readonly number[];
  readonly style: PrintStyle;
  readonly size: number;
  readonly padding: number;
}

const layOut = (picture: string, style: PrintStyle): Layout => {
  const cells = parsePicture(picture);
  const [size, padding] = [style.size ?? 10, style.padding ?? 4];
  const xs = [style.x ?? 60];
  for (const width of style.widths) xs.push(xs.at(-1)! + width);
  const rows = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  const heights = Array.from({ length: rows }, () => size * 1.2 + padding * 2);
  for (const cell of cells) {
    const width = xs[cell.column + cell.colSpan]! - xs[cell.column]! - padding * 2;
    const need = wrapText(cell.text, width, size).length * size * 1.2 + padding * 2;
    const have = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((a, b) => a + b, 0);
    if (need > have) heights[cell.row + cell.rowSpan - 1]! += need - have;
  }
  return { cells, xs, heights, style, size, padding };
};

const border = (page: PdfPage, x0: number, y0: number, x1: number, y1: number, how: PrintStyle['rules']): void => {
  if (how === 'thin-fills') fillBox(page, x0 - 0.3, y0 - 0.3, x1 - x0 + 0.6, y1 - y0 + 0.6);
  else if (how === 'dashed') {
    const length = Math.hypot(x1 - x0, y1 - y0);
    for (let at = 0; at < length; at += 5) {
      const [a, b] = [at / length, Math.min(1, (at + 3) / length)];
      drawLine(page, x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b);
    }
  } else drawLine(page, x0, y0, x1, y1);
  if (how === 'double') {
    if (y0 === y1) drawLine(page, x0, y0 + 1.8, x1, y1 + 1.8);
    else drawLine(page, x0 + 1.8, y0, x1 + 1.8, y1);
  }
};

const drawBorders = (page: PdfPage, layout: Layout, ys: readonly number[], from: number, to: number): void => {
  const { cells, xs, style } = layout;
  const how = style.rules ?? 'all';
  const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
  if (how === 'none') return;
  if (['three', 'rows', 'outer', 'frame-columns', 'frame-rows'].includes(how))
    for (const y of [top, bottom]) drawLine(page, left, y, right, y);
  if (how === 'three' || how === 'frame-columns')
    drawLine(page, left, ys[style.headerRows ?? 1]!, right, ys[style.headerRows ?? 1]!);
  if (how === 'outer' || how.startsWith('frame')) for (const x of [left, right]) drawLine(page, x, top, x, bottom);
  for (const cell of cells) {
    if (cell.row < from || cell.row >= to) continue;
    const [x0, x1] = [xs[cell.column]!, xs[cell.column + cell.colSpan]!];
    const y0 = ys[cell.row - from]!;
    const y1 = ys[Math.min(cell.row + cell.rowSpan, to) - from]!;
    if (how === 'rows' || how === 'frame-rows') drawLine(page, x0, y1, x1, y1);
    if (how === 'columns' || how === 'frame-columns') for (const x of [x0, x1]) drawLine(page, x, y0, x, y1);
    if (['all', 'thin-fills', 'double', 'dashed', 'open'].includes(how)) {
      for (const y of [y0, y1]) border(page, x0, y, x1, y, how);
      for (const x of [x0, x1]) if (how !== 'open' || (x !== left && x !== right)) border(page, x, y0, x, y1, how);
    }
  }
};

const drawCell = (page: PdfPage, layout: Layout, cell: PictureCell, y0: number, y1: number): void => {
  const { xs, style, size, padding } = layout;
  const [x0, x1] = [xs[cell.column]!, xs[cell.column + cell.colSpan]!];
  const lines = wrapText(cell.text, x1 - x0 - padding * 2, size);
  const free = y1 - y0 - padding * 2 - lines.length * size * 1.2;
  let y = y0 + padding + size * 0.95 + (style.middle ? Math.max(0, free / 2) : 0);
  const align = cell.colSpan > 1 ? 'center' : (style.align?.[cell.column] ?? 'left');
  for (const line of lines) {
    const width = textWidth(line, size);
    const room = x1 - x0 - padding * 2 - width;
    drawText(page, line, x0 + padding + (align === 'right' ? room : align === 'center' ? room / 2 : 0), y, size);
    y += size * 1.2;
  }
};

const drawRows = (page: PdfPage, layout: Layout, from: number, to: number, top: number): number => {
  const { heights, xs, style } = layout;
  const ys = [top];
  for (let row = from; row < to; row++) ys.push(ys.at(-1)! + heights[row]!);
  for (let row = from; row < to; row++) {
    const shaded = style.shade === 'zebra' ? row % 2 === 1 : style.shade === 'header' && row < (style.headerRows ?? 1);
    if (shaded) fillBox(page, xs[0]!, ys[row - from]!, xs.at(-1)! - xs[0]!, heights[row]!, 0.85);
  }
  drawBorders(page, layout, ys, from, to);
  for (const cell of layout.cells) {
    if (cell.row < from || cell.row >= to) continue;
    drawCell(page, layout, cell, ys[cell.row - from]!, ys[Math.min(cell.row + cell.rowSpan, to) - from]!);
  }
  return ys.at(-1)!;
};

/** Prints a picture on the page, and on as many more as it needs. Returns where it ends on the last one. */
export const printTable = (pages: PdfPage[], picture: string, style: PrintStyle): number => {
  const layout = layOut(picture, style);
  const count = layout.heights.length;
  const bottom = style.bottom ?? pages.at(-1)!.height - 60;
  let [from, top] = [0, style.y ?? 80];
  for (;;) {
    let [to, y] = [from, top];
    while (to < count && (y + layout.heights[to]! <= bottom || to === from)) y += layout.heights[to++]!;
    const page = pages.at(-1)!;
    const end = drawRows(page, layout, from, to, top);
    if (to === count) return end;
    pages.push(pdfPage(page.width, page.height, page.rotate));
    top = 60;
    if (style.repeat) top = drawRows(pages.at(-1)!, layout, 0, style.repeat, top);
    from = to;
  }
};
