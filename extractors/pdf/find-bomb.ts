import { inflateSync } from 'node:zlib';
import { type Finding, finding } from '../../src/model/index.ts';

/** A deflated stream shorter than this unpacks to at most 250 MB (deflate packs 1032 : 1 at best). */
const HARMLESS_BYTES = 250_000;
/** How far before its data the dictionary of a stream is looked for. */
const DICTIONARY_BYTES = 512;

/** Times a stream is deflated, by the filters in its dictionary. */
const deflations = (dictionary: string): number => {
  const filters = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '';
  return filters.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
};

/** Size of a stream unpacked `times` times, or `limit` + 1 when it is larger; damaged data counts as nothing. */
const unpackedSize = (data: Uint8Array, times: number, limit: number): number => {
  let bytes: Uint8Array = data;
  try {
    for (let i = 0; i < times; i++) bytes = inflateSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? limit + 1 : 0;
  }
  return bytes.length;
};

/**
 * Looks for streams that unpack to more than `limit` bytes, before pdf.js unpacks them: a 2 KB stream deflated twice
 * ran for a minute and took 2 GB. Only streams that could do so are unpacked here.
 */
export const findBomb = (bytes: Uint8Array, limit: number): Finding | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
    const times = deflations(before.slice(Math.max(0, before.lastIndexOf(' obj'))));
    if (times === 0) continue;
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    const data = file.subarray(start, end < 0 ? file.length : end);
    if (times === 1 && data.length < HARMLESS_BYTES) continue;
    if (unpackedSize(data, times, limit) > limit) {
      return finding('too-large', 'error', `a part of the PDF unpacks to more than ${limit} bytes`);
    }
  }
  return null;
};
