import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GridText } from './adjacency-score.ts';
import { accountsTable, bankTable, directoryTable, invoiceTable, scheduleTable } from './business-tables.ts';
import { furtherSheets } from './further-half.ts';
import { htmlSheet } from './html-sheet.ts';
import { odtSheet } from './odt-sheet.ts';
import { peerSheets } from './peer-half.ts';
import { plainSheets } from './plain-half.ts';
import { PLAIN_KINDS, plainSheet } from './plain-sheet.ts';
import { printSheets, type Sheet } from './print-sheets.ts';
import { type Choice, choiceOf } from './random-choice.ts';
import { roffSheet } from './roff-sheet.ts';
import { FONTS, isRuled, type SheetStyle, sheetStyle, withoutMergedRows } from './sheet-style.ts';
import type { SheetTruth } from './sheet-truth.ts';
import { standingsTable, statisticsTable, studyTable } from './statistics-tables.ts';
import { slotCells, type TableModel } from './table-model.ts';
import { texSheet, texText } from './tex-sheet.ts';
import { chineseTable, codesTable, formTable, groupedTable, matrixTable, termsTable } from './text-tables.ts';

const KINDS = [
  statisticsTable,
  statisticsTable,
  statisticsTable,
  accountsTable,
  accountsTable,
  bankTable,
  invoiceTable,
  scheduleTable,
  directoryTable,
  standingsTable,
  studyTable,
  termsTable,
  codesTable,
  matrixTable,
  groupedTable,
  chineseTable,
  formTable,
] as const;
const PRODUCERS = ['chromium', 'chromium', 'libreoffice', 'libreoffice', 'tex', 'groff'] as const;
const SOURCES = { chromium: htmlSheet, libreoffice: odtSheet, tex: texSheet, groff: roffSheet } as const;

const truthOf = (model: TableModel, producer: Sheet['producer']): GridText => ({
  cells: slotCells(model.rows).map(({ row, column, rowSpan, colSpan, text }) => ({
    row,
    column,
    rowSpan,
    colSpan,
    text: producer === 'tex' || producer === 'groff' ? texText(text) : text,
  })),
});

const groupOf = (style: SheetStyle): SheetTruth['group'] =>
  isRuled(style) ? 'ruled' : style.borders === 'none' || style.borders === 'header' ? 'unruled' : 'half-ruled';

/** TeX and groff print no Chinese here and draw fewer borders. */
const styleFor = (producer: Sheet['producer'], style: SheetStyle): SheetStyle => {
  const plain = {
    ...style,
    shade: 'none',
    line: 'solid',
    turned: 0,
    landscape: false,
    twoColumns: false,
    sideBySide: false,
  } as const;
  if (producer === 'tex')
    return {
      ...plain,
      borders: isRuled(style) ? 'all' : ['three', 'groups', 'rows'].includes(style.borders) ? 'three' : 'none',
    };
  if (producer === 'groff') return { ...plain, borders: style.borders === 'open' ? 'all' : style.borders };
  if (producer === 'libreoffice') return { ...style, turned: 0, twoColumns: false, sideBySide: false };
  return style;
};

const modelsFor = (c: Choice, producer: Sheet['producer'], style: SheetStyle): readonly TableModel[] => {
  const kinds = producer === 'tex' || producer === 'groff' ? KINDS.filter((kind) => kind !== chineseTable) : KINDS;
  const narrow = style.twoColumns || style.sideBySide;
  const draw = (): TableModel => {
    for (;;) {
      const model = c.pick(kinds)(c);
      if (
        (narrow && model.widths.length > 4) ||
        (style.borders === 'none' && (model.kind === 'form' || model.kind === 'matrix'))
      )
        continue;
      return isRuled(style) && producer !== 'tex' && producer !== 'groff' ? model : withoutMergedRows(model);
    }
  };
  return Array.from({ length: style.sideBySide || c.chance(0.15) ? 2 : 1 }, draw);
};

/** A sheet with one or two tables, printed in one of the fonts by one of the producers. */
export const tableSheet = (
  c: Choice,
  index: number,
  fonts: readonly string[],
  producers: readonly Sheet['producer'][] = PRODUCERS,
): { sheet: Sheet; truth: SheetTruth } => {
  const producer = c.pick(producers);
  const drawn = styleFor(producer, sheetStyle(c, fonts));
  const models = modelsFor(c, producer, drawn);
  // nobody sets ten columns in letters so large that every figure breaks
  const wide = Math.max(...models.map(({ widths }) => widths.length)) >= 7;
  const style = wide ? { ...drawn, size: Math.min(drawn.size, 8), padX: Math.min(drawn.padX, 3), full: true } : drawn;
  const name = `t${String(index).padStart(3, '0')}`;
  return {
    sheet: { name, producer, source: SOURCES[producer](models, style, c) },
    truth: {
      name,
      producer,
      group: groupOf(style),
      kind: models.map(({ kind }) => kind).join('+'),
      style,
      tables: models.map((model) => truthOf(model, producer)),
    },
  };
};

/** A table of 40 to 110 rows over two or more pages; browsers and word processors print its header again on each. */
const longSheet = (c: Choice, index: number, fonts: readonly string[]): { sheet: Sheet; truth: SheetTruth } => {
  const producer = c.pick(['chromium', 'libreoffice'] as const);
  const style = {
    ...styleFor(producer, sheetStyle(c, fonts)),
    turned: 0,
    twoColumns: false,
    sideBySide: false,
    // columns so narrow that words and figures break inside are read by nobody
    ...(producer === 'libreoffice' ? { full: true } : {}),
  } as const;
  const draw = (): TableModel => c.pick([statisticsTable, bankTable, directoryTable, codesTable])(c);
  const first = draw();
  const more = Array.from({ length: 400 }, draw).filter(
    ({ kind, widths, headerRows }) =>
      kind === first.kind && widths.length === first.widths.length && headerRows === first.headerRows,
  );
  const rows = more.flatMap((model) => model.rows.slice(model.headerRows)).slice(0, c.between(40, 110));
  const model = { ...first, rows: [...first.rows, ...rows], notes: [] };
  const size = producer === 'libreoffice' || model.widths.length >= 7 ? Math.min(style.size, 8) : style.size;
  const ready = isRuled(style) ? model : withoutMergedRows(model);
  const name = `b${String(index).padStart(3, '0')}`;
  return {
    sheet: { name, producer, source: SOURCES[producer]([ready], { ...style, size }, c) },
    truth: { name, producer, group: 'over pages', kind: model.kind, style, tables: [truthOf(ready, producer)] },
  };
};

const plainPage = (c: Choice, index: number, fonts: readonly string[]): { sheet: Sheet; truth: SheetTruth } => {
  const kind = PLAIN_KINDS[index % PLAIN_KINDS.length]!;
  const name = `n${String(index).padStart(3, '0')}`;
  return {
    sheet: { name, producer: 'chromium', source: plainSheet(kind, c.pick(fonts), c) },
    truth: { name, producer: 'chromium', group: 'plain', kind, style: null, tables: [] },
  };
};

type Drawn = { readonly sheet: Sheet; readonly truth: SheetTruth };

const ownSheets = (half: keyof typeof FONTS, count: number): readonly Drawn[] => {
  const seed = half === 'develop' ? 1000 : 500_000;
  return [
    ...Array.from({ length: count }, (_, i) => tableSheet(choiceOf(seed + i), i, FONTS[half])),
    ...Array.from({ length: Math.round(count / 8) }, (_, i) => longSheet(choiceOf(seed + 200_000 + i), i, FONTS[half])),
    ...Array.from({ length: Math.round(count / 2) }, (_, i) => plainPage(choiceOf(seed + 100_000 + i), i, FONTS[half])),
  ];
};

/** Sets of sheets that can be drawn. */
export const BENCH_HALVES = [
  'develop',
  'held',
  'peers',
  'peers-held',
  'plain',
  'plain-held',
  'further',
  'further-held',
] as const;
export type BenchHalf = (typeof BENCH_HALVES)[number];

const sheetsOf = (half: BenchHalf, count: number): readonly Drawn[] => {
  if (half === 'plain' || half === 'plain-held') return plainSheets(half, count);
  if (half === 'further' || half === 'further-held') return furtherSheets(half, count);
  return half === 'peers' || half === 'peers-held' ? peerSheets(half, count) : ownSheets(half, count);
};

/** Draws one set of the bench into a folder: sheets with tables and sheets without, and `truth.json`. */
export const drawHalf = async (half: BenchHalf, folder: string, count: number): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const drawn = sheetsOf(half, count);
  await printSheets(
    drawn.map(({ sheet }) => sheet),
    folder,
  );
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(drawn.map(({ truth }) => truth)));
};
