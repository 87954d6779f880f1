/** Little-endian reader over one stream; a place outside of it reads as 0, so that no offset of a broken file throws. */
export interface ByteView {
  readonly length: number;
  readonly u8: (at: number) => number;
  readonly u16: (at: number) => number;
  readonly i16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** The bytes from `at`, fewer where the stream ends. */
  readonly slice: (at: number, length: number) => Uint8Array;
}

/** A reader over the bytes. */
export const viewBytes = (bytes: Uint8Array): ByteView => {
  const u8 = (at: number): number => bytes[at] ?? 0;
  const u16 = (at: number): number => u8(at) | (u8(at + 1) << 8);
  return {
    length: bytes.length,
    u8,
    u16,
    i16: (at) => (u16(at) << 16) >> 16,
    u32: (at) => (u16(at) | (u16(at + 2) << 16)) >>> 0,
    slice: (at, length) => (at < 0 || length <= 0 ? new Uint8Array(0) : bytes.subarray(at, at + length)),
  };
};
