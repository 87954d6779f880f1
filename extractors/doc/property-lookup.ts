import {
  applyPieceModifiers,
  type CharacterProperties,
  PLAIN_CHARACTERS,
  readCharacterProperties,
} from './character-properties.ts';
import { type FormattedRun, findRun } from './formatted-pages.ts';
import { type ParagraphProperties, readParagraphProperties } from './paragraph-properties.ts';
import type { Piece } from './piece-table.ts';
import { PLAIN_STYLE, type Style } from './style-sheet.ts';
import type { WordFile } from './word-file.ts';

/** Properties by place in the `WordDocument` stream, with styles applied. */
export interface PropertyLookup {
  readonly paragraph: (place: number, piece: Piece) => ParagraphProperties;
  /** Properties of the character at a place, which hold for all places below `until`. */
  readonly characters: (
    place: number,
    piece: Piece,
  ) => { readonly properties: CharacterProperties; readonly until: number };
}

const IN_TABLE = 0x2416;
const ROW_END = 0x2417;

const withPiece = (properties: ParagraphProperties, piece: Piece): ParagraphProperties => {
  let { depth, endsRow } = properties;
  for (const { code, value } of piece.modifiers) {
    if (code === IN_TABLE) depth = value === 1 ? Math.max(1, depth) : 0;
    else if (code === ROW_END) endsRow = value === 1;
  }
  return { ...properties, depth, endsRow };
};

/** A lookup over the runs of a file; paragraph properties are read once per run. */
export const openPropertyLookup = (file: WordFile): PropertyLookup => {
  const known = new Map<FormattedRun | null, ParagraphProperties>();
  const styleAt = (index: number): Style => file.styles[index] ?? PLAIN_STYLE;
  const readParagraph = (run: FormattedRun | null): ParagraphProperties => {
    const own = readParagraphProperties(run?.style ?? 0, file.word, run?.group ?? 0, run?.groupEnd ?? 0, file.data);
    const style = styleAt(own.style);
    return {
      ...own,
      outline: own.outline ?? style.outline,
      list: own.list ?? style.list,
      listLevel: own.listLevel ?? style.listLevel,
    };
  };
  const paragraph = (place: number, piece: Piece): ParagraphProperties => {
    const run = findRun(file.paragraphRuns, place);
    const properties = known.get(run) ?? readParagraph(run);
    known.set(run, properties);
    return withPiece(properties, piece);
  };
  const characters = (place: number, piece: Piece) => {
    const run = findRun(file.characterRuns, place);
    const holder = findRun(file.paragraphRuns, place);
    const inherited = styleAt(holder?.style ?? 0).characters;
    const group = { start: run?.group ?? 0, end: run?.groupEnd ?? 0 };
    let properties = readCharacterProperties(file.word, group.start, group.end, { ...PLAIN_CHARACTERS, ...inherited });
    if (properties.style !== null && properties.style !== inherited.style)
      properties = readCharacterProperties(file.word, group.start, group.end, styleAt(properties.style).characters);
    return {
      properties: applyPieceModifiers(properties, piece.modifiers),
      until: Math.min(run?.end ?? place + 1, holder?.end ?? place + 1),
    };
  };
  return { paragraph, characters };
};
