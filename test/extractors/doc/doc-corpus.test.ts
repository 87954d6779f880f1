import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docExtractor } from '../../../extractors/doc/doc-extractor.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';

const CORPUS = new URL('../../../../shared/corpus/dev/', import.meta.url);
const names = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.doc')) : [];

const bare = (text: string): string => text.replace(/\s/g, '');

/** Every printed text of the truth: values of fields that are kept as printed. */
const printedTexts = (value: unknown, key = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => printedTexts(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([inner, item]) => printedTexts(item, inner));
  return typeof value === 'string' && ['stated_text', 'name', 'item_label'].includes(key) ? [bare(value)] : [];
};

describe.skipIf(names.length === 0)('the corpus', () => {
  it.each(names)('%s: every printed text of its truth is there, in grids', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, CORPUS)));
    const truth: unknown = JSON.parse(readFileSync(new URL(name.replace(/\.doc$/, '.truth.json'), CORPUS), 'utf8'));
    const { value } = await docExtractor.extract({ id: '', bytes, origin: name }, { limits: DEFAULT_LIMITS });
    const tables = value.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(new Set(tables.map((table) => table.geometry))).toEqual(new Set(['grid']));
    const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.map((cell) => bare(cell.text))));
    const paragraphs = value.blocks.flatMap((block) => (block.kind === 'table' ? [] : [bare(block.text)]));
    const all = [...cells, ...paragraphs].join('\n');
    const { indicators = [], funding_lines = [] } = truth as Record<string, unknown>;
    expect(printedTexts([indicators, funding_lines]).filter((text) => !all.includes(text))).toEqual([]);
  });
});
