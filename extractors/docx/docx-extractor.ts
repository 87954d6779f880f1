import {
  type Document,
  type ExtractContext,
  type Extractor,
  type Finding,
  finding,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { leftOutNotes } from './left-out-notes.ts';
import { countLists, NO_NUMBERING, readNumbering } from './numbering.ts';
import { openWordPackage } from './open-package.ts';
import { readStory, type StoryContext } from './read-story.ts';
import { type Relationship, readRelationships } from './relationships.ts';
import type { StoryBlock } from './story.ts';
import { noBlocks, placeBlocks } from './story-blocks.ts';
import { readStyles } from './styles.ts';

const EMPTY: Document = { format: 'docx', blocks: [], ocrUsed: false };

/** Searched as bytes: Node's search for UTF-16 text never ends in a buffer that begins at an odd address. */
const contains = (bytes: Uint8Array, text: string, encoding: BufferEncoding): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, encoding));

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const isEncrypted = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && contains(bytes, 'EncryptedPackage', 'utf16le');

const extensionOf = (origin: string): string => /\.([a-z0-9]{1,5})(?:[?#].*)?$/i.exec(origin)?.[1]?.toLowerCase() ?? '';

/** A whole document in one XML file: Word 2003 XML (mostly named .doc) or a flat package. */
const isSingleXml = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*<\?xml[\s\S]*(?:office\/word\/2003\/wordml|office\/2006\/xmlPackage)/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('utf8'),
  );

const bid = (source: Source): number => {
  const { bytes } = source;
  if (isSingleXml(bytes)) return 0.9;
  if (isZip(bytes))
    return contains(bytes, 'word/document', 'latin1') || contains(bytes, 'word/styles', 'latin1') ? 0.95 : 0;
  if (!isEncrypted(bytes)) return 0;
  return /^(?:docx|docm|dotx|doc|wps)$/.test(extensionOf(source.origin)) ? 0.96 : 0.4;
};

const mainPart = (parts: ReadonlyMap<string, Uint8Array>): string | null => {
  const stated = readRelationships(parts, '').find((each) => each.type === 'officeDocument')?.target;
  if (stated !== undefined && parts.has(stated)) return stated;
  return [...parts.keys()].find((name) => /(?:^|\/)document\d*\.xml$/i.test(name)) ?? null;
};

/** Lines of page headers and footers that print nothing but page numbers: `第 3 页 共 12 页`, `- 3 -`, `Page 3 of 12`. */
const isPageNumber = (text: string): boolean => /^[\s\d第共页/／\-—–―·.]*$/.test(text.replace(/\b(?:page|of)\b/gi, ''));

/** Blocks of the headers or footers, each text once: first, even and odd pages mostly repeat each other. */
const marginBlocks = (
  parts: ReadonlyMap<string, Uint8Array>,
  relationships: readonly Relationship[],
  type: string,
  context: StoryContext,
): StoryBlock[] => {
  const seen = new Set<string>();
  return relationships
    .filter((each) => each.type === type)
    .flatMap((each) => {
      const bytes = parts.get(each.target);
      return bytes ? readStory(bytes, context).blocks : [];
    })
    .filter((block) => {
      const text = block.kind === 'paragraph' ? block.text : JSON.stringify(block);
      if (seen.has(text) || (block.kind === 'paragraph' && isPageNumber(text))) return false;
      seen.add(text);
      return true;
    });
};

const externalNotes = (relationships: readonly Relationship[]): Finding[] => {
  const outside = relationships.filter((each) => each.external && each.type !== 'hyperlink');
  if (outside.length === 0) return [];
  const kinds = [...new Set(outside.map((each) => each.type))].join(', ');
  return [finding('external-content', 'info', `${outside.length} outside parts (${kinds}) were not followed`)];
};

const partOf = (
  parts: ReadonlyMap<string, Uint8Array>,
  relationships: readonly Relationship[],
  type: string,
): Uint8Array | null => {
  const target = relationships.find((each) => each.type === type)?.target;
  return (target !== undefined && parts.get(target)) || null;
};

const readPackage = (parts: ReadonlyMap<string, Uint8Array>, main: string, maxCells: number): Outcome<Document> => {
  const relationships = readRelationships(parts, main);
  const single = parts.size === 1 ? parts.get(main)! : null;
  const numbering = single ?? partOf(parts, relationships, 'numbering');
  const context: StoryContext = {
    styles: readStyles(single ?? partOf(parts, relationships, 'styles')),
    lists: countLists(numbering ? readNumbering(numbering) : NO_NUMBERING),
    leftOut: { hiddenTexts: [], deletions: 0, placeholders: 0, pictures: 0, embedded: 0, cells: 0 },
    maxCells,
  };
  const body = readStory(parts.get(main)!, context);
  const printed = relationships.filter((each) => body.marginIds.has(each.id) || each.type.endsWith('notes'));
  const headers = marginBlocks(parts, printed, 'header', context);
  const ends = ['footnotes', 'endnotes', 'footer'].flatMap((type) => marginBlocks(parts, printed, type, context));
  const placed = noBlocks();
  placeBlocks([...headers, ...body.blocks, ...ends], placed);
  const notes: Finding[] = leftOutNotes(context.leftOut, placed, maxCells);
  if (body.problem !== null)
    notes.push(
      finding('truncated', 'error', `the document part is not well-formed: ${body.problem}; read as far as it goes`),
    );
  return outcome({ ...EMPTY, blocks: placed.blocks }, [...notes, ...externalNotes(relationships)]);
};

const extract = (source: Source, context: ExtractContext): Outcome<Document> => {
  if (isEncrypted(source.bytes))
    return outcome(EMPTY, [
      finding('encrypted', 'error', 'expected a document, found one with a password; publish it without one'),
    ]);
  const { parts, notes } = isSingleXml(source.bytes)
    ? { parts: new Map([['document.xml', source.bytes]]), notes: [] }
    : openWordPackage(source.bytes, context.limits);
  const main = mainPart(parts);
  if (main === null) {
    const said = notes.some((note) => note.severity === 'error');
    const missing = finding('unreadable', 'error', 'expected a Word document, found a package without a document part');
    return outcome(EMPTY, said ? notes : [...notes, missing]);
  }
  const read = readPackage(parts, main, context.limits.maxCells);
  const extension = extensionOf(source.origin);
  const named =
    /^(?:docx|docm|dotx|dotm|wps|)$/.test(extension) ||
    !/^(?:docx?|xlsx?|pdf|txt|html?|rtf|csv|jpe?g|png)$/.test(extension);
  const misnamed = named
    ? []
    : [finding('wrong-extension', 'info', `named .${extension}, but the content is a DOCX document`)];
  return outcome(read.value, [...misnamed, ...notes, ...read.notes]);
};

/**
 * Word documents (DOCX, DOCM) from WordprocessingML itself: `grid` tables with all spans known, headings with levels,
 * list numbers as printed. Page headers stand before the body, footnotes and page footers behind it.
 */
export const docxExtractor: Extractor = {
  name: 'docx',
  bid,
  extract: async (source, context) => {
    if (source.bytes.length > context.limits.maxBytes)
      return outcome(EMPTY, [
        finding('too-large', 'error', `the file is larger than ${context.limits.maxBytes >> 20} MB`),
      ]);
    return extract(source, context);
  },
};
