import type { ByteView } from './byte-view.ts';
import { listModifiers } from './property-modifiers.ts';
import { applyRowModifier, type RowDefinition } from './row-definition.ts';

/** Properties of a paragraph that change what is printed or where. */
export interface ParagraphProperties {
  readonly style: number;
  /** Nesting depth of tables: 0 outside, 1 in a table, 2 in a table inside a cell. */
  readonly depth: number;
  /** The mark ends a table row. */
  readonly endsRow: boolean;
  /** The mark, though it looks like a paragraph's, ends a cell of a nested table. */
  readonly endsInnerCell: boolean;
  /** Set on row ends. */
  readonly row: RowDefinition | null;
  /** Heading level from 0; 9 is body text; null when only the style says. */
  readonly outline: number | null;
  /** Index of the list override from 1 and level from 0; 0 is no list, null when only the style says. */
  readonly list: number | null;
  readonly listLevel: number | null;
}

const MAX_DEPTH = 16;

interface Gathered {
  style: number;
  inTable: boolean;
  depth: number;
  endsRow: boolean;
  endsInnerRow: boolean;
  endsInnerCell: boolean;
  row: RowDefinition | null;
  outline: number | null;
  list: number | null;
  listLevel: number | null;
}

const EMPTY: Gathered = {
  style: 0,
  inTable: false,
  depth: 0,
  endsRow: false,
  endsInnerRow: false,
  endsInnerCell: false,
  row: null,
  outline: null,
  list: null,
  listLevel: null,
};

/** What each modifier does; names are those of [MS-DOC] 2.6. */
const EFFECTS: Readonly<Record<number, (state: Gathered, view: ByteView, at: number) => void>> = {
  /* sprmPFInTable */ 9238: (state, view, at) => {
    state.inTable = view.u8(at) === 1;
  },
  /* sprmPFTtp */ 9239: (state, view, at) => {
    state.endsRow = view.u8(at) === 1;
  },
  /* sprmPItap */ 26185: (state, view, at) => {
    state.depth = view.u32(at);
  },
  /* sprmPDtap */ 26186: (state, view, at) => {
    state.depth += view.u32(at) | 0;
  },
  /* sprmPFInnerTableCell */ 9291: (state, view, at) => {
    state.endsInnerCell = view.u8(at) === 1;
  },
  /* sprmPFInnerTtp */ 9292: (state, view, at) => {
    state.endsInnerRow = view.u8(at) === 1;
  },
  /* sprmPOutLvl */ 9792: (state, view, at) => {
    state.outline = view.u8(at);
  },
  /* sprmPIlvl */ 9738: (state, view, at) => {
    state.listLevel = view.u8(at);
  },
  /* sprmPIlfo */ 17931: (state, view, at) => {
    state.list = view.u16(at);
  },
  /* sprmPIstd */ 17920: (state, view, at) => {
    state.style = view.u16(at);
  },
};

const gather = (state: Gathered, view: ByteView, start: number, end: number, huge: ByteView, nested: boolean): void => {
  for (const modifier of listModifiers(view, start, end)) {
    const { code, at } = modifier;
    if ((code === 0x6646 || code === 0x6645) && !nested) {
      // sprmPHugePapx: a row of many columns keeps its definition in the Data stream.
      const place = view.u32(at);
      gather(state, huge, place + 2, place + 2 + huge.u16(place), huge, true);
    } else if (EFFECTS[code]) EFFECTS[code](state, view, at);
    else state.row = applyRowModifier(state.row, view, modifier);
  }
};

/** Paragraph properties of a group of modifiers; `huge` is the Data stream. */
export const readParagraphProperties = (
  style: number,
  view: ByteView,
  start: number,
  end: number,
  huge: ByteView,
): ParagraphProperties => {
  const state: Gathered = { ...EMPTY, style };
  gather(state, view, start, end, huge, false);
  const depth = state.inTable ? Math.min(Math.max(1, state.depth), MAX_DEPTH) : 0;
  return {
    style: state.style,
    depth,
    endsRow: depth > 1 ? state.endsInnerRow : depth === 1 && state.endsRow,
    endsInnerCell: depth > 1 && state.endsInnerCell,
    row: state.row,
    outline: state.outline,
    list: state.list,
    listLevel: state.listLevel,
  };
};
