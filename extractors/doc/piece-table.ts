import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';
import type { PropertyModifier } from './property-modifiers.ts';
import { listModifiers } from './property-modifiers.ts';

/** Run of characters that stands in one place of the `WordDocument` stream ([MS-DOC] Pcd). */
export interface Piece {
  /** First character position and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Byte offset of the first character. */
  readonly offset: number;
  /** Bytes of a character: 1 is compressed windows-1252, 2 is UTF-16. */
  readonly width: 1 | 2;
  /** Modifiers of the whole piece, written by a fast save (快速保存). */
  readonly modifiers: readonly PieceModifier[];
}

/** A modifier with its operand's first byte: all that a fast save keeps of the ones read here. */
export interface PieceModifier {
  readonly code: number;
  readonly value: number;
}

/** The few one-byte modifiers of [MS-DOC] Prm0 that change what is printed. */
const SHORT_MODIFIERS: ReadonlyMap<number, number> = new Map([
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x5c, 0x083c],
]);

/** Groups of modifiers in front of the piece table, and the place of the table itself. */
const readGroups = (table: ByteView, range: StreamRange) => {
  const groups: PieceModifier[][] = [];
  let at = range.at;
  const end = Math.min(range.at + range.length, table.length);
  while (at < end && table.u8(at) === 1) {
    const length = table.u16(at + 1);
    const group: readonly PropertyModifier[] = listModifiers(table, at + 3, at + 3 + length);
    groups.push(group.map(({ code, at: place }) => ({ code, value: table.u8(place) })));
    at += 3 + length;
  }
  return { groups, at, end };
};

const readPieceModifiers = (modifier: number, groups: readonly PieceModifier[][]): readonly PieceModifier[] => {
  if ((modifier & 1) === 1) return groups[modifier >> 1] ?? [];
  const code = SHORT_MODIFIERS.get((modifier >> 1) & 0x7f);
  return code === undefined ? [] : [{ code, value: modifier >> 8 }];
};

/**
 * Pieces of the text in order ([MS-DOC] Clx); null when the table is missing or broken. Pieces that run backwards or lie
 * outside the stream are left out, so the list never claims more characters than the stream has bytes for.
 */
export const readPieceTable = (table: ByteView, word: ByteView, range: StreamRange): readonly Piece[] | null => {
  const { groups, at, end } = readGroups(table, range);
  if (at >= end || table.u8(at) !== 2) return null;
  const count = Math.floor((Math.min(table.u32(at + 1), end - at - 5) - 4) / 12);
  const positions = at + 5;
  const descriptors = positions + 4 * (count + 1);
  const pieces: Piece[] = [];
  let budget = word.length * 2;
  for (let i = 0; i < count; i++) {
    const start = table.u32(positions + 4 * i);
    const end = table.u32(positions + 4 * i + 4);
    const place = table.u32(descriptors + 8 * i + 2);
    const isCompressed = (place & 0x40000000) !== 0;
    const width = isCompressed ? 1 : 2;
    const offset = isCompressed ? (place & 0x3fffffff) >>> 1 : place;
    const fitting = Math.floor((word.length - offset) / width);
    const length = Math.min(end - start, fitting, budget);
    if (length <= 0) continue;
    budget -= length;
    const modifiers = readPieceModifiers(table.u16(descriptors + 8 * i + 6), groups);
    pieces.push({ start, end: start + length, offset, width, modifiers });
  }
  return pieces;
};
