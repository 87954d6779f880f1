import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';

/** One level of an automatic numbering (自动编号). */
export interface ListLevel {
  readonly start: number;
  /** Number format code of [MS-OSHARED] MSONFC. */
  readonly format: number;
  /** Text around the numbers; a code below 9 stands for the number of that level. */
  readonly pattern: string;
}

/** List overrides by index from 1, each with the identity of its list and its levels. */
export type NumberLists = readonly (NumberList | null)[];

/** A numbering that paragraphs refer to; overrides of one list count together. */
export interface NumberList {
  readonly identity: number;
  readonly levels: readonly ListLevel[];
}

const LIST_BYTES = 28;
const OVERRIDE_BYTES = 16;
const MAX_LISTS = 4096;

/** Reads a level ([MS-DOC] LVL) and the place after it. */
const readLevel = (table: ByteView, at: number): { readonly level: ListLevel; readonly next: number } => {
  const text = at + 28 + table.u8(at + 24) + table.u8(at + 25);
  const length = Math.min(table.u16(text), 255);
  let pattern = '';
  for (let i = 0; i < length; i++) pattern += String.fromCharCode(table.u16(text + 2 + 2 * i));
  return {
    level: { start: table.u32(at) | 0, format: table.u8(at + 4), pattern },
    next: text + 2 + 2 * length,
  };
};

const readLists = (table: ByteView, range: StreamRange): ReadonlyMap<number, NumberList> => {
  const lists = new Map<number, NumberList>();
  if (range.length < 2) return lists;
  const count = Math.min(table.u16(range.at), MAX_LISTS);
  let at = range.at + 2 + LIST_BYTES * count;
  for (let i = 0; i < count && at < table.length; i++) {
    const head = range.at + 2 + LIST_BYTES * i;
    const isSimple = (table.u8(head + 26) & 1) === 1;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const read = readLevel(table, at);
      levels.push(read.level);
      at = read.next;
    }
    const identity = table.u32(head);
    lists.set(identity, { identity, levels });
  }
  return lists;
};

/** Numberings of a file; index 0 is never used, a broken table gives an empty list. */
export const readNumberLists = (table: ByteView, lists: StreamRange, overrides: StreamRange): NumberLists => {
  if (overrides.length < 4) return [];
  const known = readLists(table, lists);
  const count = Math.min(table.u32(overrides.at), MAX_LISTS);
  const found: (NumberList | null)[] = [null];
  for (let i = 0; i < count; i++) found.push(known.get(table.u32(overrides.at + 4 + OVERRIDE_BYTES * i)) ?? null);
  return found;
};
