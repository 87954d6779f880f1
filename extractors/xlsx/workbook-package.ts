import { strToU8, unzipSync, zipSync } from 'fflate';
import { type Finding, finding, type Limits } from '../../src/model/index.ts';
import { limitBinaryColumnRanges } from './column-ranges.ts';
import { limitCells, SMALLEST_CELL } from './limit-cells.ts';
import { prepareOdsContent } from './ods-content.ts';
import { readableReason } from './read-workbook.ts';
import { declareStyles, EMPTY_STYLES, prepareSheetXml, prepareStylesXml } from './sheet-xml.ts';

/** A checked workbook package: its parts stored without compression, or nothing and the reason. */
export interface WorkbookPackage {
  readonly bytes: Uint8Array | null;
  readonly notes: readonly Finding[];
}

/** Parts that no text stands in: pictures, macros, printer settings, charts, comments, caches. */
const IDLE_PART =
  /(^|\/)(media|drawings|printerSettings|embeddings|externalLinks|customXml|activeX|ctrlProps|pivotCache|pivotTables|charts|chartsheets|theme|queryTables|docProps|threadedComments|Pictures|Thumbnails|Configurations2)\/|(^|\/)(vbaProject|connections|comments\d*|calcChain|persons?)\.|worksheets\/_rels\/|\.(png|jpe?g|emf|wmf|gif|vml|svm)$/i;

const EXTERNAL_PART = /(^|\/)(externalLinks\/externalLink|connections\.xml|queryTables\/)/i;

interface Parts {
  readonly parts: Record<string, Uint8Array>;
  readonly external: number;
  readonly tooLarge: string | null;
}

const unpackParts = (bytes: Uint8Array, maxUnpackedBytes: number): Parts => {
  let total = 0;
  let external = 0;
  let tooLarge: string | null = null;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (EXTERNAL_PART.test(name) && !name.includes('_rels')) external += 1;
      if (tooLarge !== null || name.endsWith('/') || IDLE_PART.test(name)) return false;
      total += originalSize;
      if (total > maxUnpackedBytes || originalSize > MAX_PART_BYTES) tooLarge = name;
      return tooLarge === null;
    },
  });
  return { parts, external, tooLarge };
};

/** Largest single part; a sheet of that size would need gigabytes as cells. */
const MAX_PART_BYTES = 96 * 1024 * 1024;

const SHEET_XML = /worksheets\/[^/]+\.xml$/i;

const preparePart = (name: string, content: Uint8Array): Uint8Array => {
  if (SHEET_XML.test(name)) return prepareSheetXml(content);
  if (/worksheets\/[^/]+\.bin$/i.test(name)) return limitBinaryColumnRanges(content);
  if (name === 'content.xml') return prepareOdsContent(content);
  if (/(^|\/)styles\.xml$/i.test(name) && name.startsWith('xl/')) return prepareStylesXml(content);
  return content;
};

/** Parts whose sheets hold at most `most` cells together, the small sheets first; a finding names those that were cut. */
const limitSheets = (parts: Record<string, Uint8Array>, most: number): Finding[] => {
  const sheets = Object.keys(parts).filter((name) => SHEET_XML.test(name));
  const sizeOf = (name: string): number => parts[name]?.length ?? 0;
  if (sheets.reduce((sum, name) => sum + sizeOf(name), 0) < most * SMALLEST_CELL) return [];
  const cut: string[] = [];
  let left = most;
  for (const name of sheets.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    const { xml, cells, isCut } = limitCells(parts[name]!, left);
    left -= cells;
    if (!isCut) continue;
    parts[name] = xml;
    cut.push(name);
  }
  const message = `expected at most ${most} cells, found more; what follows was not read in ${cut.join(', ')}, split the workbook`;
  return cut.length > 0 ? [finding('too-large', 'error', message)] : [];
};

const CONTENT_TYPES = '[Content_Types].xml';

/** Gives an XLSX a style part where it has none. */
const addStyles = (parts: Record<string, Uint8Array>): void => {
  const types = parts[CONTENT_TYPES];
  if (types === undefined || Object.keys(parts).some((name) => /(^|\/)styles\./i.test(name))) return;
  parts[CONTENT_TYPES] = declareStyles(types);
  parts['xl/styles.xml'] = strToU8(EMPTY_STYLES);
};

/** Largest sum of sheet parts after their empty cells are gone; the reader needs some twenty times as much memory. */
const MAX_SHEET_BYTES = 32 * 1024 * 1024;

/**
 * Unpacks an XLSX or ODS within the limits and packs the parts that hold text again, uncompressed. Sizes are checked as
 * declared before anything is inflated, and inflating stops at the declared size, so that a bomb costs one finding.
 */
export const openWorkbookPackage = (bytes: Uint8Array, limits: Limits): WorkbookPackage => {
  let unpacked: Parts;
  try {
    unpacked = unpackParts(bytes, limits.maxUnpackedBytes);
  } catch (error) {
    const message = `the workbook is damaged or cut off (${readableReason(error)}); publish it again`;
    return { bytes: null, notes: [finding('unreadable', 'error', message)] };
  }
  if (unpacked.tooLarge !== null) {
    const message = `the workbook unpacks to more than is read (at ${unpacked.tooLarge}); split it`;
    return { bytes: null, notes: [finding('too-large', 'error', message)] };
  }
  const notes: Finding[] = [];
  if (unpacked.external > 0)
    notes.push(finding('external-content', 'info', `${unpacked.external} links to other files were not followed`));
  const prepared: Record<string, Uint8Array> = {};
  let sheetBytes = 0;
  for (const [name, content] of Object.entries(unpacked.parts)) {
    const part = preparePart(name, content);
    sheetBytes += part.length;
    if (sheetBytes > MAX_SHEET_BYTES) {
      notes.push(
        finding('too-large', 'error', `the sheets hold more than ${MAX_SHEET_BYTES >> 20} MB of cells at ${name}`),
      );
      return { bytes: null, notes };
    }
    prepared[name] = part;
  }
  addStyles(prepared);
  notes.push(...limitSheets(prepared, limits.maxCells));
  return { bytes: zipSync(prepared, { level: 0 }), notes };
};
