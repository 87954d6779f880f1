import type { ByteView } from './byte-view.ts';
import type { PieceModifier } from './piece-table.ts';
import { listModifiers } from './property-modifiers.ts';

/** A character that stands in a symbol font: font index and code. */
interface SymbolCharacter {
  readonly font: number;
  readonly code: number;
}

/** Properties of a run of characters that change what is printed. */
export interface CharacterProperties {
  /** A tracked deletion (修订删除). */
  readonly isDeleted: boolean;
  /** Hidden text (隐藏文字). */
  readonly isHidden: boolean;
  /** The characters stand for pictures, references or symbols. */
  readonly isSpecial: boolean;
  readonly symbol: SymbolCharacter | null;
  /** Font of the ASCII range, or null when only the style says. */
  readonly font: number | null;
  /** Place of a picture or form field in the Data stream. */
  readonly picture: number | null;
  /** Index of the character style, or null. */
  readonly style: number | null;
}

/** A run without any property. */
export const PLAIN_CHARACTERS: CharacterProperties = {
  isDeleted: false,
  isHidden: false,
  isSpecial: false,
  symbol: null,
  font: null,
  picture: null,
  style: null,
};

/** Toggle operands: 0 and 1 are plain, 128 is as the style says, 129 the opposite of it. */
const toggle = (operand: number, inherited: boolean): boolean =>
  operand === 0x80 ? inherited : operand === 0x81 ? !inherited : operand === 1;

/** Applies a group of modifiers to inherited properties. */
export const readCharacterProperties = (
  view: ByteView,
  start: number,
  end: number,
  inherited: CharacterProperties,
): CharacterProperties => {
  const state = { ...inherited };
  for (const { code, at } of listModifiers(view, start, end)) {
    if (code === 0x0800) state.isDeleted = view.u8(at) === 1;
    else if (code === 0x083c) state.isHidden = toggle(view.u8(at), inherited.isHidden);
    else if (code === 0x0855) state.isSpecial = view.u8(at) === 1;
    else if (code === 0x6a09) state.symbol = { font: view.u16(at), code: view.u16(at + 2) };
    else if (code === 0x4a4f) state.font = view.u16(at);
    else if (code === 0x6a03) state.picture = view.u32(at);
    else if (code === 0x4a30) state.style = view.u16(at);
  }
  return state;
};

/** Applies what a fast save noted for a whole piece. */
export const applyPieceModifiers = (
  properties: CharacterProperties,
  modifiers: readonly PieceModifier[],
): CharacterProperties => {
  if (modifiers.length === 0) return properties;
  const state = { ...properties };
  for (const { code, value } of modifiers) {
    if (code === 0x0800) state.isDeleted = value === 1;
    else if (code === 0x083c) state.isHidden = toggle(value, properties.isHidden);
  }
  return state;
};
