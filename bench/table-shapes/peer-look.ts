import type { Choice } from './random-choice.ts';
import type { SlottedCell, TableModel } from './table-model.ts';

/** How a table of the set after other extractors' files is drawn. */
export interface PeerLook {
  readonly look: (typeof LOOKS)[number]['name'];
  readonly font: string;
  readonly size: number;
  readonly padX: number;
  readonly padY: number;
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly full: boolean;
  readonly colour: string;
  readonly lineWidth: number;
}

/** Kinds of looks, with the group they are counted in and how often they come. */
const LOOKS = [
  { name: 'grid', group: 'ruled', weight: 3 },
  { name: 'grid that touches its text', group: 'ruled', weight: 1 },
  { name: 'grid through gaps', group: 'ruled', weight: 1 },
  { name: 'white lines on colour', group: 'ruled', weight: 1 },
  { name: 'grid with thick frame', group: 'ruled', weight: 1 },
  { name: 'dotted grid', group: 'ruled', weight: 1 },
  { name: 'booktabs', group: 'half-ruled', weight: 3 },
  { name: 'rule under header and over total', group: 'half-ruled', weight: 1 },
  { name: 'line beside stub', group: 'half-ruled', weight: 1 },
  { name: 'thin row lines', group: 'half-ruled', weight: 2 },
  { name: 'dotted row lines', group: 'half-ruled', weight: 1 },
  { name: 'bands of colour', group: 'half-ruled', weight: 2 },
  { name: 'coloured columns', group: 'half-ruled', weight: 1 },
  { name: 'double rules', group: 'half-ruled', weight: 1 },
  { name: 'row lines in a frame', group: 'half-ruled', weight: 1 },
  { name: 'column lines in a frame', group: 'half-ruled', weight: 1 },
  { name: 'lines that are pictures', group: 'half-ruled', weight: 1 },
  { name: 'nothing', group: 'unruled', weight: 5 },
  { name: 'coloured header', group: 'unruled', weight: 1 },
  { name: 'cells of colour with gaps', group: 'ruled', weight: 1 },
] as const;

/** Group of a look. */
export const groupOfLook = ({ look }: PeerLook): (typeof LOOKS)[number]['group'] =>
  LOOKS.find(({ name }) => name === look)!.group;

/** A look by chance. */
export const peerLook = (c: Choice, fonts: readonly string[]): PeerLook => {
  const names = LOOKS.flatMap(({ name, weight }) => Array<PeerLook['look']>(weight).fill(name));
  const look = c.pick(names);
  const size = c.pick([5, 6.5, 7.5, 8, 9, 10, 10.5, 12]);
  const touching = look === 'grid that touches its text';
  return {
    look,
    font: c.pick(fonts),
    size,
    padX: touching ? 0 : size * c.pick([0.3, 0.45, 0.6, 0.9]),
    padY: touching ? 0 : size * c.pick([0, 0.1, 0.2, 0.35, 0.6]),
    valign: c.pick(['top', 'top', 'middle', 'bottom'] as const),
    full: c.chance(0.6),
    colour: c.pick(['#e8eef7', '#f2f2f2', '#dfeedd', '#fbe9d0', '#3b5b92']),
    lineWidth: c.pick([0.25, 0.4, 0.5, 0.75, 1]),
  };
};

const line = (width: number, style = 'solid', colour = '#000'): string => `${width}pt ${style} ${colour}`;

interface Place {
  readonly header: boolean;
  readonly lastHeader: boolean;
  readonly spanner: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
  readonly total: boolean;
  readonly even: boolean;
}

const placeOf = (one: SlottedCell, model: TableModel): Place => {
  const end = one.row + one.rowSpan;
  return {
    header: one.row < model.headerRows,
    lastHeader: end === model.headerRows,
    spanner: one.colSpan > 1 && one.colSpan < model.widths.length && one.row < model.headerRows,
    first: one.column === 0,
    last: one.column + one.colSpan === model.widths.length,
    top: one.row === 0,
    bottom: end === model.rows.length,
    total: end === model.rows.length - 1,
    even: (one.row - model.headerRows) % 2 === 1,
  };
};

const borders = (on: Readonly<Partial<Record<'top' | 'right' | 'bottom' | 'left', string | false>>>): string =>
  Object.entries(on)
    .flatMap(([side, value]) => (value ? [`border-${side}:${value}`] : []))
    .join(';');

const allAround = (value: string): string => `border:${value}`;

const ruledCss = (style: PeerLook, at: Place): string | null => {
  const { look, lineWidth: w, colour } = style;
  if (look === 'grid' || look === 'grid that touches its text') return allAround(line(w));
  if (look === 'dotted grid') return allAround(line(Math.max(0.75, w), 'dotted'));
  if (look === 'grid through gaps') return 'background:#fff';
  if (look === 'cells of colour with gaps') return `background:${at.header ? '#c9d4e8' : '#eef1f6'}`;
  if (look === 'white lines on colour')
    return `${allAround(line(1.5, 'solid', '#fff'))};background:${at.header ? '#b7c6de' : '#e4e9f1'}`;
  if (look !== 'grid with thick frame') return null;
  const thick = line(2);
  return `${allAround(line(w))};${borders({ top: at.top && thick, bottom: at.bottom && thick, left: at.first && thick, right: at.last && thick })};${at.header ? `background:${colour === '#3b5b92' ? '#ddd' : colour}` : ''}`;
};

const rowCss = (style: PeerLook, at: Place): string | null => {
  const { look, lineWidth: w } = style;
  if (look === 'thin row lines') return borders({ bottom: line(w, 'solid', '#888') });
  if (look === 'dotted row lines')
    return borders({ top: at.top && line(1), bottom: line(0.75, at.bottom ? 'solid' : 'dotted') });
  if (look === 'row lines in a frame')
    return borders({ top: line(w), bottom: line(w), left: at.first && line(1), right: at.last && line(1) });
  if (look === 'bands of colour') {
    const dark = at.header && style.colour === '#3b5b92';
    if (dark) return 'background:#3b5b92;color:#fff';
    return at.even && !at.header ? `background:${style.colour === '#3b5b92' ? '#dfe6f2' : style.colour}` : '';
  }
  return null;
};

/** CSS of one cell. */
export const lookCss = (style: PeerLook, one: SlottedCell, model: TableModel): string => {
  const at = placeOf(one, model);
  const { look, lineWidth: w, colour } = style;
  const own = ruledCss(style, at) ?? rowCss(style, at);
  if (own !== null) return own;
  if (look === 'booktabs')
    return borders({
      top: at.top && line(1),
      bottom: at.bottom ? line(1) : (at.lastHeader || at.spanner) && line(0.5),
    });
  if (look === 'rule under header and over total') return borders({ bottom: (at.lastHeader || at.total) && line(w) });
  if (look === 'line beside stub') return borders({ right: at.first && line(w), bottom: at.lastHeader && line(w) });
  if (look === 'coloured columns')
    return one.colSpan === 1 && one.column % 2 === 1 ? `background:${colour === '#3b5b92' ? '#eee' : colour}` : '';
  if (look === 'double rules')
    return borders({
      top: at.top && line(2.25, 'double'),
      bottom: at.bottom ? line(2.25, 'double') : at.lastHeader && line(0.5),
    });
  if (look === 'column lines in a frame')
    return borders({
      left: line(w),
      right: line(w),
      top: at.top && line(w),
      bottom: (at.bottom || at.lastHeader) && line(w),
    });
  if (look === 'coloured header') return at.header ? `background:${colour === '#3b5b92' ? '#d0d7e5' : colour}` : '';
  return '';
};

/** CSS of the table itself: looks that show the ground between the cells. */
export const tableCss = ({ look }: PeerLook): string => {
  if (look === 'grid through gaps') return 'border-collapse:separate;border-spacing:1px;background:#000';
  if (look === 'cells of colour with gaps') return 'border-collapse:separate;border-spacing:2px';
  return 'border-collapse:collapse';
};
