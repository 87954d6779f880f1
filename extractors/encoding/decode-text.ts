import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { TextDecoder } from 'node:util';
import { chineseLikeness } from './chinese-likeness.ts';

/** Bytes as text, with what the decoding lost. */
export interface DecodedText {
  /** Text without a byte-order mark; line ends as received. */
  readonly text: string;
  /** WHATWG name of the encoding, `utf-8`, `gb18030`, `utf-16le` … */
  readonly encoding: string;
  /** Byte sequences that the encoding does not know; a character cut off at the very end of the file is not counted. */
  readonly invalidSequences: number;
}

interface Detector {
  readonly detect: (bytes: Buffer) => { readonly encoding: string | null };
}

const SAMPLE_BYTES = 64 * 1024;
/** Share of marks in a UTF-8 reading up to which it is damaged UTF-8 and not another encoding. */
const TOLERATED_DAMAGE = 0.02;

const decoderFor = (label: string, fatal: boolean): TextDecoder | null => {
  try {
    return new TextDecoder(/^(gbk|gb2312|gb_2312-80|x-gbk|cp936|gb18030)$/i.test(label) ? 'gb18030' : label, { fatal });
  } catch {
    return null; // a label nobody knows, `charset=none`
  }
};

/** Text when every byte is valid; a multi-byte character cut off at the end of the file is left out (`stream`). */
const decodeStrictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    // Node decodes what is known to be UTF-8 ten times as fast as a stream.
    if (encoding === 'utf-8' && isUtf8(bytes)) return new TextDecoder().decode(bytes);
    return decoderFor(encoding, true)?.decode(bytes, { stream: true }) ?? null;
  } catch {
    return null;
  }
};

const decodeLoosely = (bytes: Uint8Array, encoding: string): string =>
  decoderFor(encoding, false)?.decode(bytes) ?? new TextDecoder().decode(bytes);

const countMarks = (text: string): number => {
  let marks = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) marks++;
  return marks;
};

const byteOrderMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return null;
};

/** UTF-16 without a mark: ASCII characters (digits, line ends, blanks) leave NULs on one side of the pairs only. */
const pairedNulls = (bytes: Uint8Array): string | null => {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < end; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const least = Math.max(1, end / 400);
  if (odd >= least && even * 20 <= odd) return 'utf-16le';
  if (even >= least && odd * 20 <= even) return 'utf-16be';
  return null;
};

const require = createRequire(import.meta.url);
let detector: Detector | undefined;

/** jschardet's guess; loaded only when needed because its tables take 90 ms. */
const guessEncoding = (bytes: Uint8Array): string | null => {
  detector ??= require('jschardet') as Detector;
  return detector.detect(Buffer.from(bytes.subarray(0, SAMPLE_BYTES))).encoding?.toLowerCase() ?? null;
};

const decodeAs = (bytes: Uint8Array, encoding: string): DecodedText => {
  const strict = decodeStrictly(bytes, encoding);
  const text = strict ?? decodeLoosely(bytes, encoding);
  const name = decoderFor(encoding, false)?.encoding ?? 'utf-8';
  return { text, encoding: name, invalidSequences: strict === null ? countMarks(text) : 0 };
};

/** UTF-8 in which a few bytes were lost (`…绩效�标…` in an otherwise clean file). */
const damagedUtf8 = (bytes: Uint8Array): DecodedText | null => {
  const decoded = decodeAs(bytes, 'utf-8');
  let wide = 0;
  for (let index = 0; index < decoded.text.length; index++) if (decoded.text.charCodeAt(index) > 0x7f) wide++;
  return decoded.invalidSequences <= wide * TOLERATED_DAMAGE ? decoded : null;
};

/** The reading of doubtful bytes that looks most like a Chinese document; gb18030 wins a tie. */
const decodeDoubtful = (bytes: Uint8Array, declared: string | null): DecodedText => {
  const gb = decodeAs(bytes, 'gb18030');
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const likeness = chineseLikeness(gb.text);
  if (gb.invalidSequences === 0 && likeness > 0.55) return gb;
  const rivals = [declared, 'utf-16le', 'utf-16be', guessEncoding(sample)];
  let best = { encoding: 'gb18030', likeness };
  for (const encoding of rivals) {
    if (encoding === null || !decoderFor(encoding, false)) continue;
    const rival = chineseLikeness(decodeLoosely(sample, encoding));
    if (rival > best.likeness + 0.05) best = { encoding, likeness: rival };
  }
  return best.encoding === 'gb18030' ? gb : decodeAs(bytes, best.encoding);
};

/**
 * Text of bytes in an unknown encoding (编码): byte-order mark, valid UTF-8, NUL pattern of UTF-16, `declared` (a charset
 * from a header or meta element, believed only where the bytes are valid in it), UTF-8 with little damage, then gb18030
 * against the guess of jschardet. A wrong `declared` cannot do harm: many GBK pages say `utf-8`, and the other way round.
 * Never throws.
 */
export const decodeText = (bytes: Uint8Array, declared?: string): DecodedText => {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const paired = pairedNulls(bytes);
  if (paired !== null) return decodeAs(bytes, paired);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', invalidSequences: 0 };
  const label = declared?.trim().toLowerCase() ?? null;
  if (label !== null && decoderFor(label, false)) {
    const text = decodeStrictly(bytes, label);
    if (text !== null && chineseLikeness(text) > 0.5) return decodeAs(bytes, label);
  }
  return damagedUtf8(bytes) ?? decodeDoubtful(bytes, label);
};
