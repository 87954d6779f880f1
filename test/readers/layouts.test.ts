import { describe, expect, test } from 'vitest';
import { printFiling } from './layouts-print.ts';
import { fileLayout, readLayouts } from './layouts-read.ts';

// Forms of our own invention, one file each; what is expected was read by a person and is never regenerated.

describe('layout', () => {
  test.each(readLayouts().map((layout) => [layout.slug, layout] as const))('%s', async (_, layout) => {
    expect(printFiling(await fileLayout(layout))).toBe(layout.expected);
  });
});
