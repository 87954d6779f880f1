import { Inflate } from 'fflate';
import { type Finding, finding, type Limits } from '../../src/model/index.ts';
import { readZipMember } from '../archive/read-zip-member.ts';
import { listZipMembers } from '../archive/zip-members.ts';

/** Parts of an OOXML package by name; only those that hold text. */
export interface WordPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly notes: readonly Finding[];
}

const NEEDED = /^(?:_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|.*document\d*\.xml|\[Content_Types\]\.xml)$/i;
const UNNEEDED =
  /(?:fontTable|settings|webSettings|theme|people|commentsExtended|stylesWithEffects)\d*\.xml(?:\.rels)?$/i;

const isNeeded = (name: string): boolean => NEEDED.test(name) && !UNNEEDED.test(name);

const normalName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '');

/** Parts that could be unpacked, and names of those that are larger than is read. */
interface Unpacked {
  readonly parts: Map<string, Uint8Array>;
  readonly tooLarge: string[];
}

/** Largest single part; the text of 2,000 pages stays below, and a bomb costs no more than this. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

/** Unpacks the needed parts. Sizes are measured while unpacking, because a bomb claims to be small. */
const unpack = (bytes: Uint8Array, limits: Limits): Unpacked => {
  const { members, isComplete } = listZipMembers(bytes);
  if (!isComplete) throw new Error('its directory is missing');
  const unpacked: Unpacked = { parts: new Map(), tooLarge: [] };
  let left = limits.maxUnpackedBytes;
  for (const member of members) {
    const name = normalName(Buffer.from(member.name).toString('utf8'));
    if (!isNeeded(name)) continue;
    const limit = Math.min(left, MAX_PART_BYTES);
    const inflated = member.size > limit ? { kind: 'too-large' as const } : readZipMember(bytes, member, limit);
    if (inflated.kind === 'too-large') {
      unpacked.tooLarge.push(name);
      continue;
    }
    if (inflated.kind !== 'whole') throw new Error(`its part ${name} is damaged`);
    unpacked.parts.set(name, inflated.bytes);
    left -= inflated.bytes.length;
  }
  return unpacked;
};

/** Packed bytes that are inflated in one step: what comes out beyond the limit is a few megabytes at most. */
const SALVAGE_STEP = 4096;

/** What a damaged part still gives; null when that is more than `maxBytes`. */
const inflatePartly = (bytes: Uint8Array, maxBytes: number): Uint8Array | null => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length && size <= maxBytes; at += SALVAGE_STEP)
      inflate.push(bytes.subarray(at, at + SALVAGE_STEP), false);
  } catch {
    // the end of the part, or the place where the file is broken: what came out before is kept
  }
  return size > maxBytes ? null : Buffer.concat(chunks);
};

/** Parts of a package whose directory at the end is lost, from the headers in front of each part. */
const salvage = (bytes: Uint8Array, limits: Limits): Unpacked => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const salvaged: Unpacked = { parts: new Map(), tooLarge: [] };
  let left = limits.maxUnpackedBytes;
  for (let at = view.indexOf('PK\u0003\u0004', 0, 'latin1'); at >= 0 && at + 30 < view.length && left > 0; ) {
    const method = view.readUInt16LE(at + 8);
    const start = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
    const name = normalName(view.toString('utf8', at + 30, at + 30 + view.readUInt16LE(at + 26)));
    const next = view.indexOf('PK\u0003\u0004', start, 'latin1');
    if (isNeeded(name)) {
      const packed = view.subarray(start, next < 0 ? view.length : next);
      const content = method === 0 ? packed : inflatePartly(packed, Math.min(left, MAX_PART_BYTES));
      if (content) salvaged.parts.set(name, content);
      else salvaged.tooLarge.push(name);
      left -= content?.length ?? MAX_PART_BYTES;
    }
    at = next;
  }
  return salvaged;
};

const tooLargeNotes = (names: readonly string[]): Finding[] =>
  names.map((name) =>
    finding('too-large', 'error', `part ${name} unpacks to more than ${MAX_PART_BYTES >> 20} MB; left out`),
  );

/**
 * Opens an OOXML package (压缩包). A package that was cut off is read as far as it goes and noted `truncated`; a part that
 * would unpack beyond the limit is left out and noted `too-large`.
 */
export const openWordPackage = (bytes: Uint8Array, limits: Limits): WordPackage => {
  try {
    const { parts, tooLarge } = unpack(bytes, limits);
    return { parts, notes: tooLargeNotes(tooLarge) };
  } catch (error) {
    const { parts, tooLarge } = salvage(bytes, limits);
    const notes = tooLargeNotes(tooLarge);
    const reason = error instanceof Error ? error.message : String(error);
    const found = [...parts.keys(), ...tooLarge].some((name) => /document\d*\.xml$/i.test(name));
    const message = found
      ? `the package is cut off or broken (${reason}); read as far as it goes, fetch it again`
      : `the package is broken (${reason}) and holds no document; fetch it again`;
    return { parts, notes: [finding(found ? 'truncated' : 'unreadable', 'error', message), ...notes] };
  }
};
