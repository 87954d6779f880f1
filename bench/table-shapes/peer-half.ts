import { bankTable, directoryTable, scheduleTable } from './business-tables.ts';
import * as figures from './peer-figures.ts';
import { LONG_WAYS, longPeerSheet, suitsLong } from './peer-long.ts';
import { groupOfLook, type PeerLook, peerLook } from './peer-look.ts';
import { PEER_PLAIN_KINDS, peerPlainSheet } from './peer-plain.ts';
import { type PeerPlace, peerSheet } from './peer-sheet.ts';
import * as texts from './peer-texts.ts';
import type { Sheet } from './print-sheets.ts';
import { type Choice, choiceOf } from './random-choice.ts';
import { withoutMergedRows } from './sheet-style.ts';
import type { SheetTruth } from './sheet-truth.ts';
import { statisticsTable } from './statistics-tables.ts';
import { slotCells, type TableModel } from './table-model.ts';
import { chineseTable, codesTable, termsTable } from './text-tables.ts';

type Draw = (c: Choice) => TableModel;

const FONTS = {
  peers: ['Liberation Serif', 'DejaVu Sans', 'Noto Sans CJK SC'],
  'peers-held': ['Liberation Sans', 'Noto Serif CJK SC', 'DejaVu Serif', 'Liberation Sans Narrow'],
} as const;

const KINDS: readonly Draw[] = [...Object.values(figures), ...Object.values(texts)];
const CHINESE: ReadonlySet<Draw> = new Set([texts.yearbookTable, texts.balanceTable, texts.dutiesTable]);
const LONG_KINDS: readonly Draw[] = [
  statisticsTable,
  bankTable,
  directoryTable,
  codesTable,
  termsTable,
  scheduleTable,
  chineseTable,
  figures.markedTable,
  figures.sectionsTable,
  figures.threeLevelTable,
  texts.yearbookTable,
  texts.dutiesTable,
  texts.balanceTable,
];

const truthOf = (model: TableModel): SheetTruth['tables'][number] => ({
  cells: slotCells(model.rows).map(({ row, column, rowSpan, colSpan, text }) => ({
    row,
    column,
    rowSpan,
    colSpan,
    text,
  })),
});

type Drawn = { readonly sheet: Sheet; readonly truth: SheetTruth };

const entry = (
  name: string,
  source: string,
  group: SheetTruth['group'],
  kind: string,
  models: readonly TableModel[],
): Drawn => ({
  sheet: { name, producer: 'chromium', source },
  truth: { name, producer: 'chromium', group, kind, style: null, tables: models.map(truthOf) },
});

/** A header that turns or merges over rows needs lines to be seen; two rows without any ruling are no table to anybody. */
const suits = (model: TableModel, style: PeerLook, place: PeerPlace): boolean => {
  const group = groupOfLook(style);
  // a wide blank inside a cell looks like the border of a column where no line is drawn
  if (group !== 'ruled' && model.kind === 'gapped') return false;
  if (group === 'unruled' && ['tiny', 'turned header', 'facts', 'calendar', 'paragraphs'].includes(model.kind))
    return false;
  if (place !== 'flow' && place !== 'landscape' && model.widths.length > 4) return false;
  return !(place === 'turned' && ['turned header', 'currency'].includes(model.kind));
};

const peerTables = (c: Choice, index: number, fonts: readonly string[]): Drawn => {
  const style = peerLook(c, fonts);
  const place = c.pick<PeerPlace>([
    ...Array<PeerPlace>(13).fill('flow'),
    'beside',
    'floated',
    'two columns',
    'turned',
    'landscape',
    'landscape',
  ]);
  const draw = (): TableModel => {
    for (;;) {
      const kind = c.pick(KINDS);
      const model = kind(c);
      if (CHINESE.has(kind) && !style.font.includes('CJK') && c.chance(0.5)) continue;
      if (suits(model, style, place)) return groupOfLook(style) === 'ruled' ? model : withoutMergedRows(model);
    }
  };
  const models = Array.from({ length: place === 'beside' || (place === 'flow' && c.chance(0.2)) ? 2 : 1 }, draw);
  const columns = Math.max(...models.map(({ widths }) => widths.length));
  const most = place === 'beside' ? 7.5 : columns > 10 ? 6 : columns > 6 ? 8 : 12;
  const size = Math.min(style.size, most);
  const drawn = {
    ...style,
    size,
    padX: columns > 6 ? Math.min(style.padX, size * 0.4) : style.padX,
    full: style.full || columns > 6,
  };
  const kind = `${models.map((model) => model.kind).join('+')} / ${style.look} / ${place}`;
  return entry(
    `t${String(index).padStart(3, '0')}`,
    peerSheet(models, drawn, place, c),
    groupOfLook(style),
    kind,
    models,
  );
};

const peerLong = (c: Choice, index: number, fonts: readonly string[]): Drawn => {
  let style = peerLook(c, fonts);
  while (!suitsLong(style)) style = peerLook(c, fonts);
  const way = LONG_WAYS[index % LONG_WAYS.length]!;
  const kind = c.pick(LONG_KINDS);
  const merged = groupOfLook(style) === 'ruled' ? (model: TableModel) => model : withoutMergedRows;
  const first = kind(c);
  const like = Array.from({ length: 300 }, () => kind(c)).filter(
    ({ widths, headerRows, kind: name }) =>
      name === first.kind && widths.length === first.widths.length && headerRows === first.headerRows,
  );
  const rows = like.flatMap((model) => model.rows.slice(model.headerRows)).slice(0, c.between(35, 120));
  const model = merged({ ...first, rows: [...first.rows, ...rows], notes: [] });
  const others = Array.from({ length: 60 }, () => c.pick(LONG_KINDS)(c));
  const other =
    others.find(({ widths, kind: name }) => widths.length === first.widths.length && name !== first.kind) ?? others[0]!;
  const size = first.widths.length > 6 ? Math.min(7, style.size) : style.size;
  const drawn = { ...style, size, padX: Math.min(style.padX, 4), padY: Math.min(style.padY, 3) };
  const second = merged({ ...other, notes: [] });
  const tables = way === 'another table below' ? [model, second] : [model];
  const source = longPeerSheet(model, second, drawn, way, c);
  return entry(
    `b${String(index).padStart(3, '0')}`,
    source,
    'over pages',
    `${way} / ${first.kind} / ${style.look}`,
    tables,
  );
};

/** Sheets of the set after other extractors' files: tables, tables over pages, and pages without one. */
export const peerSheets = (half: keyof typeof FONTS, count: number): readonly Drawn[] => {
  const seed = half === 'peers' ? 2_000_000 : 3_000_000;
  const fonts = FONTS[half];
  return [
    ...Array.from({ length: count }, (_, i) => peerTables(choiceOf(seed + i), i, fonts)),
    ...Array.from({ length: Math.round(count / 4) }, (_, i) => peerLong(choiceOf(seed + 200_000 + i), i, fonts)),
    ...Array.from({ length: Math.round(count / 2) }, (_, i) => {
      const c = choiceOf(seed + 100_000 + i);
      const kind = PEER_PLAIN_KINDS[i % PEER_PLAIN_KINDS.length]!;
      return entry(`n${String(i).padStart(3, '0')}`, peerPlainSheet(kind, c.pick(fonts), c), 'plain', kind, []);
    }),
  ];
};
