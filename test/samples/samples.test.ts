import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filingSchema } from '../../src/model/index.ts';
import { compareNotes, compareValues } from './compare-records.ts';
import { printRecords } from './print-records.ts';
import { fileOf, readSamples, SAMPLES } from './read-samples.ts';

/** Differences that are known and named, by sample and path; everything else fails. The aim is an empty list. */
const known = JSON.parse(readFileSync(new URL('./known-differences.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

const samples = readSamples();
const LARGEST = 100 * 1024;

describe('samples', () => {
  test('are small and say what they show', () => {
    for (const { slug, file, about } of samples) {
      expect(statSync(`${SAMPLES}${slug}/${file}`).size, slug).toBeLessThan(LARGEST);
      expect(Object.keys(about), slug).toEqual(['shows', 'layout', 'carrier', 'why']);
    }
  });

  test.each(samples)('$slug is read as a person reads it', async ({ slug, source, expected }) => {
    const filing = await fileOf(source);
    filingSchema.parse(filing);
    const { notes, ...records } = expected;
    const differences = [...compareValues('', records, printRecords(filing)), ...compareNotes(notes, filing.notes)];
    const surprises = differences.filter(({ path }) => known[slug]?.[path] === undefined);
    expect(surprises.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });

  test('known differences name samples that exist', () => {
    const slugs = samples.map(({ slug }) => slug);
    expect(Object.keys(known).filter((slug) => !slugs.includes(slug))).toEqual([]);
  });
});
