import { formatListNumber } from '../docx/number-formats.ts';
import type { ByteView } from './byte-view.ts';
import { symbolText } from './symbol-text.ts';

const CHECK_BOX = 1;
const UNDEFINED_RESULT = 25;

/** State of a check box form field ([MS-DOC] FFData) in the Data stream: `☑`, `□`, or null when it is none. */
const checkBoxText = (data: ByteView, place: number): string | null => {
  const start = place + data.u16(place + 4);
  if (start + 10 > data.length || data.u32(start) !== 0xffffffff) return null;
  const bits = data.u16(start + 4);
  if ((bits & 3) !== CHECK_BOX) return null;
  const result = (bits >> 2) & 0x1f;
  const name = start + 10;
  const preset = data.u16(name + 2 + 2 * data.u16(name) + 2);
  return (result === UNDEFINED_RESULT ? preset : result) === 1 ? '☑' : '□';
};

/** `EQ \o\ac(○,3)` (带圈字符) → ③; any other formula keeps its last argument. */
const formulaText = (instruction: string): string => {
  const circled = /^\s*EQ\s+\\o\\ac\(\s*[○◯]\s*,\s*(\d+)\s*\)/i.exec(instruction);
  if (circled) return formatListNumber(Number(circled[1]), 'decimalEnclosedCircle');
  const inner = /\(([^()]*)\)\s*$/.exec(instruction)?.[1] ?? '';
  return inner.split(',').at(-1)?.trim() ?? '';
};

/**
 * Text of a field (域) that stores no result, from its instruction: check boxes, symbols (`SYMBOL 179 \f "Symbol"` → `≥`)
 * and circled numbers; other fields print nothing.
 */
export const fieldText = (instruction: string, data: ByteView, picture: number | null): string => {
  const name = /^\s*(\w+)/.exec(instruction)?.[1]?.toUpperCase();
  if (name === 'FORMCHECKBOX') return (picture === null ? null : checkBoxText(data, picture)) ?? '□';
  if (name === 'EQ') return formulaText(instruction);
  if (name !== 'SYMBOL') return '';
  const [, code = '', font = ''] = /SYMBOL\s+(\d+|0x[0-9a-f]+)(?:.*?\\f\s*"([^"]*)")?/i.exec(instruction) ?? [];
  return symbolText(font, Number(code)) ?? '';
};
