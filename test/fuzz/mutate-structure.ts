import { gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { buildZip } from '../extractors/archive/build-archives.ts';
import type { Random } from '../noise/random.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText } from './mutate-text.ts';

const TEXT_FORMATS: ReadonlySet<string> = new Set(['txt', 'html', 'rtf', 'eml', 'csv']);
const PACKAGE_FORMATS: ReadonlySet<string> = new Set(['docx', 'xlsx', 'odt', 'ods', 'ofd', 'zip']);

const mutateTextBytes = (bytes: Uint8Array, random: Random, encoding: 'utf8' | 'latin1'): Buffer =>
  Buffer.from(mutateText(Buffer.from(bytes).toString(encoding), random), encoding);

const isMarkup = (name: string): boolean => /\.(?:xml|rels|html|txt)$/i.test(name);

/** Unpacks a package, damages one or two parts, drops, doubles or renames some, and packs it again. */
const mutatePackage = (bytes: Uint8Array, random: Random): Buffer => {
  const parts: [string, Uint8Array][] = Object.entries(unzipSync(bytes));
  for (let count = 1 + random.below(2); count > 0 && parts.length > 0; count -= 1) {
    const index = random.below(parts.length);
    const [name, content] = parts[index]!;
    const way = random.next();
    if (way < 0.7)
      parts[index] = [name, isMarkup(name) ? mutateTextBytes(content, random, 'utf8') : mutateBytes(content, random)];
    else if (way < 0.8) parts.splice(index, 1);
    else if (way < 0.9) parts.push([name, parts[random.below(parts.length)]![1]]);
    else parts[index] = [random.pick(['', '../x', 'a'.repeat(5000), name.toUpperCase()]), content];
  }
  const packed = parts.map(([name, content]) => ({
    name,
    bytes: content,
    ...(name === 'mimetype' ? { method: 0 } : {}),
    ...(random.next() < 0.05 ? { claimedSize: random.pick([0, 1, 0x7fffffff]) } : {}),
  }));
  return Buffer.from(buildZip(packed));
};

const STREAM = /stream\r?\n([\s\S]*?)endstream/;

/** Unpacks the first content stream of a PDF, damages its operators or the objects around it; lengths are left to lie. */
const mutatePdf = (bytes: Uint8Array, random: Random): Buffer => {
  const text = Buffer.from(bytes).toString('latin1');
  if (random.next() < 0.5) return Buffer.from(mutateText(text, random), 'latin1');
  const packed = STREAM.exec(text)?.[1];
  if (packed === undefined) return Buffer.from(mutateText(text, random), 'latin1');
  try {
    const plain = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    const damaged = text.replace(packed, () => mutateText(plain, random)).replace(/\/Filter\s*\/FlateDecode/, '');
    return Buffer.from(damaged, 'latin1');
  } catch {
    return mutateBytes(bytes, random);
  }
};

/**
 * Damages a document inside its format: parts of packages, elements, control words and operators, so that the damage
 * gets past the unpacking. Formats without such an inside (DOC, XLS, images) are damaged by their bytes, which are
 * their structure.
 */
export const mutateStructure = (format: string, bytes: Uint8Array, random: Random): Buffer => {
  if (TEXT_FORMATS.has(format)) return mutateTextBytes(bytes, random, format === 'rtf' ? 'latin1' : 'utf8');
  if (PACKAGE_FORMATS.has(format)) return mutatePackage(bytes, random);
  if (format === 'pdf') return mutatePdf(bytes, random);
  if (format === 'gz') return Buffer.from(gzipSync(mutateBytes(gunzipSync(bytes), random)));
  return mutateBytes(bytes, random);
};
