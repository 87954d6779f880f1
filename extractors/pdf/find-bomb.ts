import { Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { type Finding, finding } from '../../src/model/index.ts';

/** What deflate packs into one byte at best. */
const BEST_PACKING = 1032;
/** Most that fonts, contents of pages and tables of objects unpack to; only pictures are larger. */
const MOST_WITHOUT_PICTURE = 64 * 1024 * 1024;
/** How far before its data the dictionary of a stream is looked for. */
const DICTIONARY_BYTES = 512;

/** Times a stream is deflated, by the filters in its dictionary. */
const deflations = (dictionary: string): number => {
  const filters = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '';
  return filters.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
};

const CHUNK_BYTES = 256 * 1024;

class BombError extends Error {}

/** Hands on what was unpacked, up to `limit` bytes. */
const upTo = (limit: number) =>
  async function* (unpacked: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of unpacked) {
      size += chunk.length;
      if (size > limit) throw new BombError();
      yield chunk;
    }
  };

const drain = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Whether a stream unpacked `times` times is larger than `limit` at any of them; it is counted and never held. */
const unpacksBeyond = async (data: Uint8Array, times: number, limit: number): Promise<boolean> => {
  const layers = Array.from({ length: times }, () => [
    createInflate({ chunkSize: CHUNK_BYTES }),
    Duplex.from(upTo(limit)),
  ]).flat();
  try {
    await pipeline([Readable.from([data]), ...layers, drain()]);
  } catch (error) {
    // what is damaged pdf.js does not unpack further either
    return error instanceof BombError;
  }
  return false;
};

/**
 * Looks for streams that unpack to more than `limit` bytes, or to more than anything but a picture does, before pdf.js
 * unpacks them: a 2 KB stream deflated twice ran for a minute and took 2 GB. Only streams that could do so are unpacked here.
 */
export const findBomb = async (bytes: Uint8Array, limit: number): Promise<Finding | null> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')));
    const times = deflations(dictionary);
    const most = /\/(?:Width|W)\b/.test(dictionary) ? limit : Math.min(limit, MOST_WITHOUT_PICTURE);
    if (times === 0) continue;
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    const data = file.subarray(start, end < 0 ? file.length : end);
    if (times === 1 && data.length * BEST_PACKING <= most) continue;
    if (await unpacksBeyond(data, times, most))
      return finding('too-large', 'error', `a part of the PDF unpacks to more than ${most} bytes`);
  }
  return null;
};
