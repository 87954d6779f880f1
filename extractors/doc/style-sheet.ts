import type { ByteView } from './byte-view.ts';
import { type CharacterProperties, PLAIN_CHARACTERS, readCharacterProperties } from './character-properties.ts';
import type { StreamRange } from './file-information.ts';
import { readParagraphProperties } from './paragraph-properties.ts';

/** A style (样式) with everything it inherits. */
export interface Style {
  /** Heading level from 0, null for body text. */
  readonly outline: number | null;
  readonly list: number | null;
  readonly listLevel: number | null;
  readonly characters: CharacterProperties;
}

/** A style that says nothing. */
export const PLAIN_STYLE: Style = { outline: null, list: null, listLevel: null, characters: PLAIN_CHARACTERS };

interface Group {
  readonly start: number;
  readonly end: number;
}

interface StyleRecord {
  readonly identifier: number;
  readonly base: number;
  readonly paragraph: Group | null;
  readonly characters: Group | null;
}

const NO_STYLE = 0xfff;
const MAX_STYLES = 4095;
const MAX_INHERITANCE = 11;

/** Property groups of a style after its name, each with a length and padded to an even place. */
const readGroups = (table: ByteView, start: number, end: number, count: number): Group[] => {
  const groups: Group[] = [];
  let at = start;
  for (let i = 0; i < count && at + 2 <= end; i++) {
    const length = table.u16(at);
    groups.push({ start: at + 2, end: Math.min(at + 2 + length, end) });
    at += 2 + length + (length & 1);
  }
  return groups;
};

const readRecord = (table: ByteView, at: number, length: number, baseLength: number): StyleRecord => {
  const kind = table.u16(at + 2) & 0xf;
  const nameLength = table.u16(at + baseLength);
  const groups = readGroups(table, at + baseLength + 2 + 2 * nameLength + 2, at + length, table.u16(at + 4) & 0xf);
  const [first = null, second = null] = groups;
  return {
    identifier: table.u16(at) & 0xfff,
    base: table.u16(at + 2) >> 4,
    paragraph: kind === 1 ? first : null,
    characters: kind === 1 ? second : kind === 2 ? first : null,
  };
};

const readRecords = (table: ByteView, range: StreamRange): readonly (StyleRecord | null)[] => {
  const end = Math.min(range.at + range.length, table.length);
  const headLength = table.u16(range.at);
  const count = Math.min(table.u16(range.at + 2), MAX_STYLES);
  const baseLength = table.u16(range.at + 4);
  const records: (StyleRecord | null)[] = [];
  let at = range.at + 2 + headLength;
  for (let i = 0; i < count && at + 2 <= end; i++) {
    const length = table.u16(at);
    records.push(length < baseLength + 4 ? null : readRecord(table, at + 2, length, baseLength));
    at += 2 + length;
  }
  return records;
};

/** Built-in identifiers 1 to 9 are heading 1 to 9 (标题 1 … 9). */
const headingLevel = (identifier: number): number | null =>
  identifier >= 1 && identifier <= 9 ? identifier - 1 : null;

/** Resolved styles by index; a missing or broken style sheet gives an empty list. */
export const readStyles = (table: ByteView, range: StreamRange): readonly Style[] => {
  if (range.length < 6) return [];
  const records = readRecords(table, range);
  const resolved = new Map<number, Style>();
  const resolve = (index: number, depth: number): Style => {
    const known = resolved.get(index);
    if (known) return known;
    const record = records[index];
    if (!record || depth > MAX_INHERITANCE) return PLAIN_STYLE;
    const base = record.base === NO_STYLE ? PLAIN_STYLE : resolve(record.base, depth + 1);
    const { paragraph, characters } = record;
    const own = paragraph
      ? readParagraphProperties(index, table, paragraph.start + 2, paragraph.end, table)
      : { outline: null, list: null, listLevel: null };
    const style = {
      outline: headingLevel(record.identifier) ?? own.outline ?? base.outline,
      list: own.list ?? base.list,
      listLevel: own.listLevel ?? base.listLevel,
      characters: characters
        ? readCharacterProperties(table, characters.start, characters.end, base.characters)
        : base.characters,
    };
    resolved.set(index, style);
    return style;
  };
  return records.map((_, index) => resolve(index, 0));
};
