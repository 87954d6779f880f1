import { describe, expect, it } from 'vitest';
import { textExtractor } from '../../../extractors/text/text-extractor.ts';
import { pipeline } from '../../../src/default-pipeline.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';
import { extractSource } from '../../../src/pipeline.ts';

const SIZE = 100_000;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length));

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ...['一', '\t', '≥', '（', '(', '[', '|', '\n', ' ', '"', '\\|', '[bookmark: ', '\uFFFD', '锟斤拷', 'é', '1.'].map(
    (unit) => [JSON.stringify(unit), fill(unit)] as const,
  ),
  ['cells', fill('\t甲\n')],
  ['padded cells', fill('\t\n甲\n\n\n')],
  ['padded cells among rows', fill('\t甲\n\t\n乙\n\n\t丙\n\n')],
  ['rows', fill('\t甲\n\t乙\n\n')],
  ['bare lines among cells', fill('\t甲\n\n乙\n\n')],
  ['bare lines before cells', fill('甲\n\t乙\n\n')],
  ['rows of tabs', fill('甲\t乙\n')],
  ['open quotes', fill('甲\t"乙\n')],
  ['double-spaced rows', fill('甲\t乙\n\n')],
  ['pipe rows', fill('| 甲 | 乙 |\n')],
  ['open pipe rows', fill('| 甲 | 乙\n')],
  ['pipe stream', fill('甲 |\n')],
  ['pipe stream with gaps', fill(`甲 |\n${'乙\n'.repeat(29)}`)],
  ['pipes on lines of their own', fill('甲\n|\n')],
  ['a pipe now and then', fill(`甲|乙\n${'丙\n'.repeat(31)}`)],
  ['a tab now and then', fill('\t甲\n乙\n丙\n')],
  ['a tab line now and then', fill(`\t甲\n\n${'丙\n'.repeat(11)}`)],
];

describe('time', () => {
  it.each(HOSTILE)('reads 100,000 characters of %s at once', async (_name, text) => {
    const bytes = Buffer.from(text);
    const start = process.cpuUsage(); // not the clock: other work on the machine must not fail this
    await textExtractor.extract({ id: 'test', bytes, origin: 'x.txt' }, { limits: DEFAULT_LIMITS });
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(4000);
  });
});

it('survives one row of very many cells', async () => {
  const bytes = Buffer.from(`${'\t甲\n'.repeat(300_000)}${'\t'.repeat(300_000)}\n`);
  const source = { id: 'test', bytes, origin: 'x.txt' };
  const { value } = await textExtractor.extract(source, { limits: DEFAULT_LIMITS });
  expect(value.blocks.length).toBeGreaterThan(0);
});

describe('lines', () => {
  const read = async (text: string, maxCells: number) => {
    const source = { id: 'test', bytes: Buffer.from(text), origin: 'x.txt' };
    const limits = { ...DEFAULT_LIMITS, maxCells };
    const extraction = await extractSource(pipeline, source, { limits });
    return { extraction, filing: await pipeline.read(source, extraction) };
  };

  it('reads 150,000 short ones through all stages', async () => {
    const { extraction, filing } = await read('甲\n'.repeat(150_000), DEFAULT_LIMITS.maxCells);
    expect(extraction.value.blocks.length).toBe(150_000);
    expect(filing.notes.map(({ code }) => code)).toContain('too-large');
  }, 60_000);

  it('over the limit are left out, and said to be', async () => {
    const { extraction } = await read('甲\n'.repeat(20), 10);
    expect(extraction.value.blocks.length).toBe(10);
    expect(extraction.notes.map(({ code, severity }) => [code, severity])).toEqual([['too-large', 'error']]);
  });
});
