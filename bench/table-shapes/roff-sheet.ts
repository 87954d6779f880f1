import type { Choice } from './random-choice.ts';
import type { SheetStyle } from './sheet-style.ts';
import { slotCells, type TableModel } from './table-model.ts';
import { paragraph } from './words.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('±', '\\[+-]')
    .replaceAll('–', '\\[en]')
    .replaceAll('’', '\\[cq]')
    .replaceAll('✓', 'x')
    .replaceAll('●', 'x')
    .replaceAll('í', 'i');

const LONG = 34;

const formatRow = (model: TableModel, row: number): string => {
  const cells = slotCells(model.rows).filter((one) => one.row === row);
  return model.widths
    .map((_, column) => {
      const own = cells.find((one) => one.column === column);
      if (!own) return cells.some((one) => one.column < column && one.column + one.colSpan > column) ? 's' : '^';
      const letter = own.colSpan > 1 ? 'c' : own.align[0]!;
      const wraps = slotCells(model.rows).some(
        (one) => one.column === column && one.colSpan === 1 && one.text.length > LONG,
      );
      return `${letter}${own.bold ? 'b' : ''}${wraps ? 'w(2.1i)' : ''}`;
    })
    .join(' ');
};

const rowText = (model: TableModel, row: number): string =>
  slotCells(model.rows)
    .filter((one) => one.row === row)
    .map((one) => {
      const text = `${'\\ \\ '.repeat(one.indent ?? 0)}${escaped(one.text)}`;
      return one.text.length > LONG ? `T{\n${text}\nT}` : text;
    })
    .join('\t');

const tableRoff = (model: TableModel, style: SheetStyle): string => {
  const options =
    style.borders === 'all'
      ? 'allbox'
      : style.borders === 'outer'
        ? 'box'
        : style.borders === 'frame-columns'
          ? 'box'
          : '';
  const columns = (line: string): string =>
    style.borders === 'columns' || style.borders === 'frame-columns' ? line.replaceAll(' ', ' | ') : line;
  const format = model.rows.map((_, row) => columns(formatRow(model, row)));
  const lines = model.rows.flatMap((_, row) => {
    const under =
      row === model.headerRows - 1 && ['three', 'header', 'outer', 'frame-columns', 'groups'].includes(style.borders);
    return [rowText(model, row), ...(under || (style.borders === 'rows' && row + 1 < model.rows.length) ? ['_'] : [])];
  });
  const [top, bottom] = ['three', 'rows', 'groups'].includes(style.borders) ? [['_'], ['_']] : [[], []];
  return `.sp\n.B "${escaped(model.title)}"\n.sp 0.5\n.TS\n${options} tab(\t);\n${format.join('\n')}.\n${[...top, ...lines, ...bottom].join('\n')}\n.TE\n${model.notes.map(escaped).join('\n.br\n')}`;
};

/** A manuscript for groff's tbl, printed in Times. */
export const roffSheet = (models: readonly TableModel[], style: SheetStyle, c: Choice): string => {
  const prose = (): string => `.PP\n${escaped(paragraph(c, c.between(2, 5)))}`;
  return `.nr PS ${style.size}\n.nr VS ${style.size + 2}\n.nr LL 6.5i\n.nr HY 0\n.nh\n${prose()}\n${models.map((one) => `${tableRoff(one, style)}\n${prose()}`).join('\n')}\n`;
};
