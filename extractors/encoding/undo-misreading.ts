import { chineseLikeness } from './chinese-likeness.ts';

/** A text that was saved after its bytes had been read in a wrong encoding, turned back. */
export interface UndoneMisreading {
  readonly text: string;
  /** Encoding the bytes were misread in: `windows-1252` (é¡¹ç›®) or `gb18030` (椤圭洰). */
  readonly misreadAs: 'windows-1252' | 'gb18030';
  /** Byte sequences that the misreading destroyed; each is a U+FFFD in the text. */
  readonly lost: number;
}

const SAMPLE = 4000;
const LEAST_GAIN = 0.15;
const MOST_LOST = 0.05;

const inverses = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Bytes of every character that one or two bytes print in an encoding; built when first needed (some 30 ms). */
const inverseOf = (encoding: 'windows-1252' | 'gb18030'): ReadonlyMap<string, readonly number[]> => {
  const known = inverses.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let byte = 0; byte < (encoding === 'gb18030' ? 0x81 : 0x100); byte++)
    table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  if (encoding === 'gb18030')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        // 0x80 alone prints € as well, and that is the byte a misreading meets
        if (trail !== 0x7f && !table.has(character)) table.set(character, [lead, trail]);
      }
  inverses.set(encoding, table);
  return table;
};

const readAgain = (text: string, encoding: 'windows-1252' | 'gb18030'): { text: string; lost: number } | null => {
  const inverse = inverseOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const found = inverse.get(character);
    if (found) for (const byte of found) bytes.push(byte);
    else if (character !== '\uFFFD' && character !== '\uFEFF' && encoding === 'windows-1252') return null;
    else bytes.push(0xff); // no byte of UTF-8: what stood here is lost
  }
  const again = new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
  return { text: again, lost: again.split('\uFFFD').length - 1 };
};

/**
 * Undoes a misreading of UTF-8 (乱码) when the text turned back is plainly Chinese and hardly anything of it is lost, else
 * null. Chinese that was never misread does not turn into valid UTF-8, so a right text is not touched.
 */
export const undoMisreading = (text: string): UndoneMisreading | null => {
  const sample = text.slice(0, SAMPLE);
  const before = chineseLikeness(sample);
  const latin = (sample.match(/[\u0080-\u00FF\u0152-\u0192\u2013-\u2122]/g)?.length ?? 0) * 4 > sample.trim().length;
  const encoding = latin ? 'windows-1252' : 'gb18030';
  if (!latin && (before > 0.5 || !/[\u4E00-\u9FFF]/.test(sample))) return null;
  const trial = readAgain(sample, encoding);
  if (trial === null || chineseLikeness(trial.text) < before + LEAST_GAIN) return null;
  if (trial.lost > trial.text.length * MOST_LOST) return null;
  const whole = readAgain(text, encoding);
  return whole === null ? null : { ...whole, misreadAs: encoding };
};
