import { Inflate, unzipSync } from 'fflate';
import { type Finding, finding, type Limits } from '../../src/model/index.ts';

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

/** Unpacks the needed parts; sizes are checked as declared, and fflate never writes more than was declared. */
const unpack = (bytes: Uint8Array, limits: Limits): { parts: Map<string, Uint8Array>; tooLarge: string[] } => {
  let total = 0;
  const tooLarge: string[] = [];
  const files = unzipSync(bytes, {
    filter: (file) => {
      if (!isNeeded(normalName(file.name))) return false;
      total += file.originalSize;
      if (total <= limits.maxUnpackedBytes) return true;
      total -= file.originalSize;
      tooLarge.push(file.name);
      return false;
    },
  });
  const parts = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(files)) parts.set(normalName(name), content);
  return { parts, tooLarge };
};

const inflatePartly = (bytes: Uint8Array, maxBytes: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    if (size < maxBytes) chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length && size < maxBytes; at += 1 << 16)
      inflate.push(bytes.subarray(at, at + (1 << 16)), false);
  } catch {
    // the end of the part, or the place where the file is broken: what came out before is kept
  }
  return Buffer.concat(chunks);
};

/** Parts of a package whose directory at the end is lost, from the headers in front of each part. */
const salvage = (bytes: Uint8Array, limits: Limits): Map<string, Uint8Array> => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = new Map<string, Uint8Array>();
  let left = limits.maxUnpackedBytes;
  for (let at = view.indexOf('PK\u0003\u0004', 0, 'latin1'); at >= 0 && at + 30 < view.length && left > 0; ) {
    const method = view.readUInt16LE(at + 8);
    const start = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
    const name = normalName(view.toString('utf8', at + 30, at + 30 + view.readUInt16LE(at + 26)));
    const next = view.indexOf('PK\u0003\u0004', start, 'latin1');
    if (isNeeded(name)) {
      const packed = view.subarray(start, next < 0 ? view.length : next);
      const content = method === 0 ? packed : inflatePartly(packed, left);
      parts.set(name, content);
      left -= content.length;
    }
    at = next;
  }
  return parts;
};

/**
 * Opens an OOXML package (压缩包). A package that was cut off is read as far as it goes and noted `truncated`; a part that
 * would unpack beyond the limit is left out and noted `too-large`.
 */
export const openWordPackage = (bytes: Uint8Array, limits: Limits): WordPackage => {
  try {
    const { parts, tooLarge } = unpack(bytes, limits);
    const notes = tooLarge.map((name) =>
      finding('too-large', 'error', `part ${name} unpacks to more than ${limits.maxUnpackedBytes >> 20} MB; left out`),
    );
    return { parts, notes };
  } catch (error) {
    const parts = salvage(bytes, limits);
    const reason = error instanceof Error ? error.message : String(error);
    const found = [...parts.keys()].some((name) => /document\d*\.xml$/i.test(name));
    if (!found)
      return {
        parts,
        notes: [
          finding('unreadable', 'error', `the package is broken (${reason}) and holds no document; fetch it again`),
        ],
      };
    const message = `the package is cut off or broken (${reason}); read as far as it goes, fetch it again`;
    return { parts, notes: [finding('truncated', 'error', message)] };
  }
};
