import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docxExtractor } from '../../../extractors/docx/docx-extractor.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';

const SAMPLES = join(import.meta.dirname, '../../../samples');

const samples = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx'));

const letters = (text: string): string => text.replace(/\s/g, '');

/** mammoth is an independent reader of the same format: both must see the same words. */
describe('docx against a second reader', () => {
  it.each(samples)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(SAMPLES, name)));
    const { value } = await docxExtractor.extract({ id: '0', bytes, origin: name }, { limits: DEFAULT_LIMITS });
    const own = value.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat().map((cell) => letters(cell.text)) : [letters(block.text)],
    );
    const other = letters((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value);
    for (const text of own.filter((part) => part !== '')) expect(other).toContain(text);
    expect(letters(own.join('')).length).toBe(other.length);
  });

  it('has a sample to read', () => expect(samples.length).toBeGreaterThan(0));
});
