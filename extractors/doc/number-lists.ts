import type { Numbering } from '../docx/numbering.ts';
import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';

type Levels = Numbering['abstracts'] extends ReadonlyMap<string, infer T> ? T : never;
type Instance = Numbering['instances'] extends ReadonlyMap<string, infer T> ? T : never;
type Level = Levels extends ReadonlyMap<number, infer T> ? T : never;

const LIST_BYTES = 28;
const OVERRIDE_BYTES = 16;
const MAX_LISTS = 4096;
const SUFFIXES = ['tab', 'space', 'nothing'];
/** Bits of the level's flags: Arabic numbers only; does not restart after every higher level. */
const LEGAL = 0x04;
const NO_RESTART = 0x08;

/** Number formats of [MS-OSHARED] MSONFC by their names in WordprocessingML; the rest counts in decimals. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/** Reads a level ([MS-DOC] LVL) and the place after it; codes below 9 in its text stand for the number of a level. */
const readLevel = (table: ByteView, at: number): { readonly level: Level; readonly next: number } => {
  const place = at + 28 + table.u8(at + 24) + table.u8(at + 25);
  const length = Math.min(table.u16(place), 255);
  let text = '';
  for (let i = 0; i < length; i++) {
    const code = table.u16(place + 2 + 2 * i);
    text += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
  }
  const flags = table.u8(at + 5);
  const level: Level = {
    format: FORMATS[table.u8(at + 4)] ?? 'decimal',
    text,
    start: table.u32(at) | 0,
    suffix: SUFFIXES[table.u8(at + 15)] ?? 'tab',
    restart: (flags & NO_RESTART) === 0 ? undefined : table.u8(at + 26),
    legal: (flags & LEGAL) !== 0,
  };
  return { level, next: place + 2 + 2 * length };
};

const readLists = (table: ByteView, range: StreamRange): Map<string, Map<number, Level>> => {
  const lists = new Map<string, Map<number, Level>>();
  if (range.length < 2) return lists;
  const count = Math.min(table.u16(range.at), MAX_LISTS);
  let at = range.at + 2 + LIST_BYTES * count;
  for (let i = 0; i < count && at < table.length; i++) {
    const head = range.at + 2 + LIST_BYTES * i;
    const isSimple = (table.u8(head + 26) & 1) === 1;
    const levels = new Map<number, Level>();
    for (let index = 0; index < (isSimple ? 1 : 9); index++) {
      const { level, next } = readLevel(table, at);
      levels.set(index, level);
      at = next;
    }
    lists.set(String(table.u32(head)), levels);
  }
  return lists;
};

/** Overridden levels of one list ([MS-DOC] LFOData): a new start, and sometimes a new format. */
const readOverrides = (table: ByteView, start: number, count: number, instance: Instance): number => {
  let at = start + 4;
  for (let i = 0; i < count && at < table.length; i++) {
    const flags = table.u32(at + 4);
    const index = flags & 0xf;
    const hasStart = (flags & 0x10) !== 0;
    const hasFormat = (flags & 0x20) !== 0;
    const own = hasFormat ? readLevel(table, at + 8) : null;
    if (own) instance.levels.set(index, own.level);
    if (hasStart) instance.startOverrides.set(index, own ? own.level.start : table.u32(at) | 0);
    at = own ? own.next : at + 8;
  }
  return at;
};

/**
 * Automatic numberings (自动编号) of a file: instances by their index from 1, which is what paragraphs name. A broken
 * table gives no numberings, and then no number is printed.
 */
export const readNumberLists = (table: ByteView, lists: StreamRange, overrides: StreamRange): Numbering => {
  const abstracts = readLists(table, lists);
  const instances = new Map<string, Instance>();
  const end = Math.min(overrides.at + overrides.length, table.length);
  const count = overrides.length < 4 ? 0 : Math.min(table.u32(overrides.at), MAX_LISTS);
  let at = overrides.at + 4 + OVERRIDE_BYTES * count;
  for (let i = 0; i < count; i++) {
    const head = overrides.at + 4 + OVERRIDE_BYTES * i;
    const instance: Instance = { abstractId: String(table.u32(head)), startOverrides: new Map(), levels: new Map() };
    instances.set(String(i + 1), instance);
    if (at < end) at = readOverrides(table, at, table.u8(head + 12), instance);
  }
  return { abstracts, instances };
};
