import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

/** Unpacked bytes, or why there are none; `cut` bytes are what a broken stream still gave. */
export type Inflated =
  | { readonly kind: 'whole' | 'cut'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'broken' };

type Inflate = (bytes: Uint8Array, options: { maxOutputLength: number; finishFlush: number }) => Uint8Array;

const attempt = (inflate: Inflate, bytes: Uint8Array, limit: number, finishFlush: number): Inflated => {
  try {
    return { kind: 'whole', bytes: inflate(bytes, { maxOutputLength: Math.max(1, limit), finishFlush }) };
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: isLarge ? 'too-large' : 'broken' };
  }
};

/** First strictly, then as far as a cut stream goes. Stops at `limit` bytes, so a bomb costs no more than that. */
const inflateWith = (inflate: Inflate, bytes: Uint8Array, limit: number): Inflated => {
  const strict = attempt(inflate, bytes, limit, constants.Z_FINISH);
  if (strict.kind !== 'broken') return strict;
  const loose = attempt(inflate, bytes, limit, constants.Z_SYNC_FLUSH);
  if (loose.kind !== 'whole') return loose;
  return loose.bytes.length > 0 ? { kind: 'cut', bytes: loose.bytes } : { kind: 'broken' };
};

/** Unpacks a deflated stream without header, as ZIP members are. */
export const inflateBytes = (bytes: Uint8Array, limit: number): Inflated => inflateWith(inflateRawSync, bytes, limit);

/** Unpacks a GZ file. */
export const gunzipBytes = (bytes: Uint8Array, limit: number): Inflated => inflateWith(gunzipSync, bytes, limit);
