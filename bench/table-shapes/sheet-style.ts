import type { Choice } from './random-choice.ts';
import type { ModelCell, SlottedCell, TableModel } from './table-model.ts';

/** How a table is drawn. */
export interface SheetStyle {
  readonly borders:
    | 'all'
    | 'open'
    | 'frame-columns'
    | 'rows'
    | 'groups'
    | 'columns'
    | 'outer'
    | 'three'
    | 'header'
    | 'none';
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double';
  readonly lineWidth: number;
  readonly shade: 'none' | 'zebra' | 'header' | 'cells';
  readonly font: string;
  readonly size: number;
  readonly padX: number;
  readonly padY: number;
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly full: boolean;
  readonly turned: 0 | 90 | 270;
  readonly landscape: boolean;
  readonly twoColumns: boolean;
  readonly sideBySide: boolean;
}

/** Are columns and rows all parted by lines? */
export const isRuled = ({ borders }: SheetStyle): boolean => borders === 'all' || borders === 'open';

/** Fonts of the half that is developed on, and of the half that is only measured. */
export const FONTS = {
  develop: ['Liberation Serif', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC'],
  held: ['Liberation Sans Narrow', 'DejaVu Serif', 'Noto Serif CJK SC', 'Liberation Mono', 'Liberation Sans'],
} as const;

/** A style by chance. */
export const sheetStyle = (c: Choice, fonts: readonly string[]): SheetStyle => {
  const borders = c.pick([
    ...Array<'all'>(5).fill('all'),
    'open',
    'frame-columns',
    'rows',
    'groups',
    'columns',
    'outer',
    'three',
    'three',
    'header',
    'none',
    'none',
    'none',
    'none',
  ] as const);
  const size = c.pick([7, 8, 9, 10, 11, 12]);
  const unruled = borders === 'none' || borders === 'header';
  return {
    borders,
    line: c.pick(['solid', 'solid', 'solid', 'solid', 'dashed', 'dotted', 'double'] as const),
    lineWidth: c.pick([0.25, 0.5, 0.75, 1, 1.5]),
    shade: c.pick(
      unruled
        ? (['none', 'zebra', 'header'] as const)
        : (['none', 'none', 'none', 'zebra', 'header', 'cells'] as const),
    ),
    font: c.pick(fonts),
    size,
    padX: c.pick(unruled ? [size * 0.3, size * 0.5, size * 0.8] : [1, 2, 4, 6]),
    padY: c.pick([0, 0.5, 1, 2, 4, 6]),
    valign: c.pick(['top', 'top', 'middle', 'bottom'] as const),
    full: c.chance(0.55),
    turned: c.chance(0.06) ? c.pick([90, 270] as const) : 0,
    landscape: c.chance(0.12),
    twoColumns: c.chance(0.07),
    sideBySide: c.chance(0.05),
  };
};

/** Merged rows are seen by lines alone: without them the text stands in one row (a header in its last) and the rest is blank. */
export const withoutMergedRows = (model: TableModel): TableModel => {
  const below: (readonly [row: number, at: number, cell: ModelCell])[] = [];
  const rows = model.rows.map((cells) => [...cells]);
  let [free, slot] = [[] as number[], 0];
  rows.forEach((cells, row) => {
    slot = 0;
    cells.forEach((one, at) => {
      while ((free[slot] ?? 0) > row) slot += 1;
      if (one.rowSpan > 1) {
        const blank = { ...one, text: '', rowSpan: 1 };
        const header = row < model.headerRows;
        cells[at] = header ? blank : { ...one, rowSpan: 1 };
        for (let r = row + 1; r < row + one.rowSpan; r++)
          below.push([r, slot, header && r === row + one.rowSpan - 1 ? { ...one, rowSpan: 1 } : blank]);
      }
      for (let k = slot; k < slot + one.colSpan; k++) free[k] = row + one.rowSpan;
      slot += one.colSpan;
    });
  });
  free = [];
  for (const [row, column, one] of below.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    let [at, taken] = [0, 0];
    while (at < rows[row]!.length && taken < column) taken += rows[row]![at++]!.colSpan;
    rows[row]!.splice(at, 0, one);
  }
  return { ...model, rows };
};

/** Which sides of a cell carry a line: top, right, bottom, left. */
export const sidesOf = (
  one: SlottedCell,
  model: TableModel,
  { borders }: SheetStyle,
): readonly [boolean, boolean, boolean, boolean] => {
  const columns = model.widths.length;
  const [first, last] = [one.column === 0, one.column + one.colSpan === columns];
  const [top, bottom] = [one.row === 0, one.row + one.rowSpan === model.rows.length];
  const header = one.row + one.rowSpan === model.headerRows;
  const spanner = one.colSpan > 1 && one.colSpan < columns && one.row < model.headerRows;
  const group = one.row >= model.headerRows && (one.row - model.headerRows) % 5 === 4;
  switch (borders) {
    case 'all':
      return [true, true, true, true];
    case 'open':
      return [true, !last, true, !first];
    case 'frame-columns':
      return [top, true, bottom || header, true];
    case 'rows':
      return [top, false, true, false];
    case 'groups':
      return [top, false, header || bottom || group || spanner, false];
    case 'columns':
      return [false, !last, false, !first];
    case 'outer':
      return [top, last, bottom, first];
    case 'three':
      return [top, false, header || bottom || spanner, false];
    case 'header':
      return [false, false, header || spanner, false];
    default:
      return [false, false, false, false];
  }
};

/** Grey of a cell's ground, or null for none. */
export const shadeOf = (one: SlottedCell, model: TableModel, { shade }: SheetStyle): string | null => {
  if (shade === 'header' && one.row < model.headerRows) return '#d9d9d9';
  if (shade === 'zebra' && one.row >= model.headerRows && (one.row - model.headerRows) % 2 === 1) return '#ececec';
  if (shade === 'cells' && (one.row < model.headerRows || one.column === 0)) return '#dde6f0';
  return null;
};
