import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchError } from './fetch-outcome.ts';

/** The answer is larger than the site allows. */
export class TooLargeError extends Error {
  constructor(limit: number) {
    super(
      `the answer is larger than ${(limit / 1024 / 1024).toFixed(1)} MB; raise maxFileMegabytes of the site if it is wanted`,
    );
    this.name = 'TooLargeError';
  }
}

/** `deflate` is sent with and without its zlib header. */
const inflater = (first: number): Transform => ((first & 0x0f) === 0x08 ? createInflate() : createInflateRaw());

const decompressor = (encoding: string, first: number): Transform | null => {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') return inflater(first);
  if (encoding === '' || encoding === 'identity') return null;
  throw new FetchError('encoding', `the answer is compressed as ${encoding}, which was not asked for`);
};

async function* counted(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLargeError(limit);
    yield chunk;
  }
}

const collect = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Reads from a decompressor piece by piece, so that a small bomb is stopped at the limit and not after. */
const decompress = async (packed: Buffer, transform: Transform, limit: number): Promise<Buffer> => {
  transform.end(packed);
  try {
    return await collect(counted(transform, limit));
  } finally {
    transform.destroy();
  }
};

/**
 * Reads a body whole, undoes gzip, brotli and deflate, and stops at `limit` bytes, packed or unpacked.
 * Throws {@link TooLargeError} and the errors of stream and decompressor.
 */
export const readBody = async (body: Readable, contentEncoding: string, limit: number): Promise<Buffer> => {
  let bytes = await collect(counted(body, limit));
  for (const encoding of contentEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .reverse()) {
    if (bytes.byteLength === 0) return bytes;
    const transform = decompressor(encoding, bytes[0] ?? 0);
    if (transform) bytes = await decompress(bytes, transform, limit);
  }
  return bytes;
};
