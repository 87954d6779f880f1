import type { ByteView } from './byte-view.ts';

/** Property modifier ([MS-DOC] Sprm): its code and the place of its operand. */
export interface PropertyModifier {
  readonly code: number;
  readonly at: number;
  readonly length: number;
}

const DEFINE_TABLE = 0xd608;
const DEFINE_TABLE_10 = 0xd606;
const CHANGE_TABS = 0xc615;
/** Operand length by the top three bits of the code; 6 is variable. */
const OPERAND_LENGTHS = [1, 1, 2, 4, 2, 2, 0, 3];

/** Length of a variable operand and of its own length field. */
const measureVariable = (
  view: ByteView,
  code: number,
  at: number,
): { readonly prefix: number; readonly length: number } => {
  if (code === DEFINE_TABLE || code === DEFINE_TABLE_10) return { prefix: 2, length: Math.max(0, view.u16(at) - 1) };
  const length = view.u8(at);
  if (code !== CHANGE_TABS || length !== 255) return { prefix: 1, length };
  // 255 tab stops and more: the length follows from the two counts inside.
  const deleted = view.u8(at + 1);
  const added = view.u8(at + 2 + deleted * 4);
  return { prefix: 1, length: 1 + deleted * 4 + 1 + added * 3 };
};

/** Modifiers of a group from `start` up to `end`; stops where an operand does not fit. */
export const listModifiers = (view: ByteView, start: number, end: number): PropertyModifier[] => {
  const found: PropertyModifier[] = [];
  const limit = Math.min(end, view.length);
  let at = start;
  while (at + 2 < limit) {
    const code = view.u16(at);
    at += 2;
    const kind = code >> 13;
    const { prefix, length } =
      kind === 6 ? measureVariable(view, code, at) : { prefix: 0, length: OPERAND_LENGTHS[kind] ?? 0 };
    if (at + prefix + length > limit) break;
    found.push({ code, at: at + prefix, length });
    at += prefix + length;
  }
  return found;
};
