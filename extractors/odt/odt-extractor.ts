import {
  type Block,
  blockLocator,
  cellLocator,
  type Document,
  type ExtractContext,
  type Extractor,
  type Finding,
  finding,
  type Outcome,
  outcome,
  tableLocator,
} from '../../src/model/index.ts';
import type { Inflated } from '../archive/inflate-bytes.ts';
import { readZipMember } from '../archive/read-zip-member.ts';
import { listZipMembers } from '../archive/zip-members.ts';
import { sniffMedia } from '../sniff/sniff-media.ts';
import type { OdtBlock, OdtStory, OdtTable } from './odt-story.ts';
import { readOdtStory } from './read-odt-story.ts';

/** OpenDocument has no format of its own in the contract; a text counts as Word document, as a workbook does as XLSX. */
const EMPTY: Document = { format: 'docx', blocks: [], ocrUsed: false };

const MAX_CONTENT_BYTES = 64 * 1024 * 1024;

/** The part that holds the text, as far as it can be unpacked. */
const contentOf = (bytes: Uint8Array): Inflated => {
  const member = listZipMembers(bytes).members.find(({ name }) => new TextDecoder().decode(name) === 'content.xml');
  if (!member || member.isEncrypted) return { kind: 'broken' };
  return member.size > MAX_CONTENT_BYTES ? { kind: 'too-large' } : readZipMember(bytes, member, MAX_CONTENT_BYTES);
};

const REASONS: Readonly<Record<string, Finding>> = {
  'too-large': finding('too-large', 'error', `the text unpacks to more than ${MAX_CONTENT_BYTES >> 20} MB; split it`),
  broken: finding('unreadable', 'error', 'the package is cut off, broken or has a password; publish it again'),
};

/** A span ends where the table does. */
const rowsOf = ({ rows }: OdtTable, at: string) =>
  rows.map((row, r) =>
    row.map(({ lines, colSpan, rowSpan }, c) => ({
      text: lines.join('\n'),
      at: cellLocator(at, r + 1, c + 1),
      colSpan,
      rowSpan: Math.min(rowSpan, rows.length - r),
    })),
  );

/** Places blocks in reading order; tables inside cells follow their outer table. */
const placeBlocks = (story: readonly OdtBlock[]): Block[] => {
  const blocks: Block[] = [];
  let [paragraphs, tables] = [0, 0];
  const waiting = [...story].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (block.kind === 'paragraph') {
      const { text, level } = block;
      const at = blockLocator(++paragraphs);
      blocks.push(level === null ? { kind: 'paragraph', at, text } : { kind: 'heading', at, text, level });
      continue;
    }
    const at = tableLocator(++tables);
    blocks.push({ kind: 'table', at, geometry: 'grid', rows: rowsOf(block, at) });
    waiting.push(...block.rows.flatMap((row) => row.flatMap(({ inner }) => inner)).reverse());
  }
  return blocks;
};

const storyNotes = (story: OdtStory, isCut: boolean): Finding[] => {
  const { deletions, coveredTexts, cellsLeftOut, problem, pictures, blocks } = story;
  const notes: Finding[] = [];
  if (problem !== null || isCut)
    notes.push(
      finding('truncated', 'error', 'the document is cut off or broken; read as far as it goes, fetch it again'),
    );
  if (deletions > 0) notes.push(finding('hidden-content', 'info', `${deletions} tracked deletions were left out`));
  if (coveredTexts > 0)
    notes.push(finding('hidden-content', 'info', `${coveredTexts} texts under merged cells were left out`));
  if (cellsLeftOut > 0) notes.push(finding('too-large', 'error', `${cellsLeftOut} cells are over the limit`));
  if (blocks.length === 0) {
    const found = pictures > 0 ? `only ${pictures} pictures; save it as PDF` : 'no text; fetch it again';
    notes.push(finding('unreadable', 'error', `expected text in the document, found ${found}`));
  }
  return notes;
};

const extract = (bytes: Uint8Array, { limits }: ExtractContext): Outcome<Document> => {
  const content = contentOf(bytes);
  if (!('bytes' in content)) return outcome(EMPTY, [REASONS[content.kind] ?? REASONS.broken!]);
  const story = readOdtStory(content.bytes, limits.maxCells);
  const isCut = content.kind === 'cut' || !listZipMembers(bytes).isComplete;
  return outcome({ ...EMPTY, blocks: placeBlocks(story.blocks) }, storyNotes(story, isCut));
};

/** Reads OpenDocument texts (ODT): paragraphs, headings, tables as grids, footnotes at the end. */
export const odtExtractor: Extractor = {
  name: 'odt',
  bid: ({ bytes }) => (sniffMedia(bytes).kind === 'odt' ? 1 : 0),
  extract: async ({ bytes }, context) => {
    if (bytes.length > context.limits.maxBytes)
      return outcome(EMPTY, [
        finding('too-large', 'error', `the file is larger than ${context.limits.maxBytes >> 20} MB`),
      ]);
    return extract(bytes, context);
  },
};
