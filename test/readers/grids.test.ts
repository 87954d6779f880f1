import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS } from '../../src/model/index.ts';
import { layOutDocument } from '../../src/readers/carrier/lay-out.ts';
import { extractSource } from '../../src/worker/extract-source.ts';
import { readSamples } from '../samples/read-samples.ts';
import { drawGrid } from './draw-grid.ts';

// Grids of samples as pictures that were compared with the printed document; never regenerated.

const GRIDS = fileURLToPath(new URL('./grids/', import.meta.url));
const samples = new Map(readSamples().map((sample) => [sample.slug, sample]));

describe('grid', () => {
  test.each(readdirSync(GRIDS).map((name) => name.replace(/\.txt$/, '')))('%s', async (slug) => {
    const { source } = samples.get(slug)!;
    const { value } = await extractSource(pipeline, source, { limits: DEFAULT_LIMITS });
    expect(drawGrid(layOutDocument(value))).toBe(readFileSync(`${GRIDS}${slug}.txt`, 'utf8'));
  });

  test('every slot of a grid has exactly one owner', async () => {
    for (const { slug, source } of samples.values()) {
      const { value } = await extractSource(pipeline, source, { limits: DEFAULT_LIMITS });
      expect(drawGrid(layOutDocument(value)), slug).not.toContain('| !');
    }
  });
});
