/** Piece of an RTF file. `bytes` are characters of the text, still in their code page. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'hex'; readonly byte: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isSpecial = (byte: number): boolean => byte === BACKSLASH || byte === OPEN || byte === CLOSE;

/** Reads the control word behind a backslash at `at`; `next` is the place after it and its delimiter. */
const readWord = (bytes: Uint8Array, at: number) => {
  let end = at;
  while (end - at < 32 && isLetter(bytes[end] ?? 0)) end++;
  const name = String.fromCharCode(...bytes.subarray(at, end));
  const isNegative = bytes[end] === 0x2d && isDigit(bytes[end + 1] ?? 0);
  let next = isNegative ? end + 1 : end;
  const digits = next;
  while (next - digits < 10 && isDigit(bytes[next] ?? 0)) next++;
  const number = Number(String.fromCharCode(...bytes.subarray(digits, next)));
  const value = next === digits ? null : isNegative ? -number : number;
  return { name, value, next: bytes[next] === 0x20 ? next + 1 : next };
};

/** Tokens of an RTF file in order; `\bin` data are left out, and an end inside a token is just the end. */
export function* readRtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN || byte === CLOSE) {
      at += 1;
      yield byte === OPEN ? { kind: 'open' } : { kind: 'close' };
    } else if (byte !== BACKSLASH) {
      let end = at;
      while (end < bytes.length && !isSpecial(bytes[end] ?? 0)) end++;
      yield { kind: 'bytes', bytes: bytes.subarray(at, end) };
      at = end;
    } else if (isLetter(bytes[at + 1] ?? 0)) {
      const { name, value, next } = readWord(bytes, at + 1);
      at = name === 'bin' ? next + Math.max(0, value ?? 0) : next;
      yield { kind: 'word', name, value };
    } else if (bytes[at + 1] === 0x27) {
      const byteValue = Number.parseInt(String.fromCharCode(...bytes.subarray(at + 2, at + 4)), 16);
      at += 4;
      if (!Number.isNaN(byteValue)) yield { kind: 'hex', byte: byteValue };
    } else {
      yield { kind: 'symbol', name: String.fromCharCode(bytes[at + 1] ?? 0x20) };
      at += 2;
    }
  }
}
