import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textExtractor } from '../../../extractors/text/text-extractor.ts';
import { type Block, DEFAULT_LIMITS } from '../../../src/model/index.ts';

const read = async (text: string): Promise<readonly Block[]> => {
  const source = { id: 'test', bytes: Buffer.from(text), origin: 'x.txt' };
  return (await textExtractor.extract(source, { limits: DEFAULT_LIMITS })).value.blocks;
};

const texts = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat().map((cell) => cell.text) : [block.text]))
    .join('');

const printed = (text: string): string => text.replace(/[\s|"\uFEFF]/g, '');

const word = fc.constantFrom('产出指标', '数量', '≥95%', '3场', '健全', '明显', '计划标准', '开展培训场次', '100');
const rows = fc.integer({ min: 2, max: 7 }).chain((width) =>
  fc.array(fc.tuple(word, fc.array(fc.oneof(word, fc.constant('')), { minLength: width - 1, maxLength: width - 1 })), {
    minLength: 3,
    maxLength: 12,
  }),
);

describe('text', () => {
  it('loses no printed character, whatever the carrier', async () => {
    const line = fc
      .array(fc.constantFrom('\t', '|', '||||||', '\n', '\n\n', ' ', '甲', '产出指标', '≥95%', '1.', '目标表'), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        expect(printed(texts(await read(text)))).toBe(printed(text));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('reads back what a cell stream wrote, with padded cells anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.boolean(), { minLength: 5 }), async (table, pads) => {
        let count = 0;
        const cell = (text: string): string =>
          text !== '' && pads[count++ % pads.length] && count % 3 === 0 ? `\t\n${text}\n\n` : `\t${text}\n`;
        const text = table.map(([first, rest]) => `${[first, ...rest].map(cell).join('')}\n`).join('');
        const [block] = await read(`题\n${text}`).then((blocks) => blocks.filter((each) => each.kind === 'table'));
        expect(block?.kind === 'table' && block.rows.map((row) => row.map((each) => each.text))).toEqual(
          table.map(([first, rest]) => [first, ...rest]),
        );
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('reads back what rows by tab wrote', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const wanted = table.map(([first, rest]) => [first, ...rest]);
        const [block] = await read(wanted.map((row) => row.join('\t')).join('\n'));
        expect(block?.kind === 'table' && block.rows.map((row) => row.map((each) => each.text))).toEqual(wanted);
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});
