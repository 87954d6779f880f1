import { describe, expect, test } from 'vitest';
import { type Filing, NOTE_CODES } from '../../src/model/index.ts';
import { type PicturePiece, parseFormPicture } from '../builders/form-picture.ts';
import { printFiling } from '../readers/layouts-print.ts';
import { readLayouts } from '../readers/layouts-read.ts';
import { compareValues } from '../samples/compare-records.ts';
import { printRecords } from '../samples/print-records.ts';
import { fileBytes, readForms, SIBLINGS, type Sibling } from './read-forms.ts';
import { varyForm } from './vary-form.ts';

// One and the same form in every format gives one and the same records; only their locators differ.

const [FIRST, ...OTHERS] = SIBLINGS as [Sibling, ...Sibling[]];

const fileIn = ({ print, extension }: Sibling, pieces: readonly PicturePiece[]): Promise<Filing> =>
  fileBytes(print(pieces), `form.${extension}`);

/** Codes of the findings that speak of doubt. */
const doubtsOf = ({ notes }: Filing): string[] =>
  [
    ...new Set(
      notes
        .filter(({ code, kind, severity }) => kind === 'finding' && severity !== 'info' && NOTE_CODES[code].doubt)
        .map(({ code }) => code),
    ),
  ].sort();

const differences = (expected: Filing, found: Filing): string[] =>
  compareValues('', printRecords(expected), printRecords(found)).map(({ path, message }) => `${path}: ${message}`);

describe.each(readForms().map((form) => [form.name, form] as const))('%s', (_, { pieces, expected }) => {
  test('a Word document gives the records that a person read', async () =>
    expect(printFiling(await fileIn(FIRST, pieces))).toBe(expected));

  test.each(OTHERS.map((sibling) => [sibling.name, sibling] as const))('as %s is the same', async (_, sibling) => {
    const [first, other] = [await fileIn(FIRST, pieces), await fileIn(sibling, pieces)];
    expect(differences(first, other)).toEqual([]);
    expect(doubtsOf(other)).toEqual(doubtsOf(first));
  });

  test.each([1, 2])('variant %i is the same in every format', async (seed) => {
    const variant = varyForm(pieces, seed);
    const first = await fileIn(FIRST, variant);
    for (const sibling of OTHERS)
      expect([sibling.name, ...differences(first, await fileIn(sibling, variant))]).toEqual([sibling.name]);
  });
});

/** Formats that keep the place and the span of every cell. */
const GRIDS: ReadonlySet<string> = new Set(['doc', 'odt', 'rtf', 'html', 'xlsx', 'xls']);

const isEven = ({ rows }: PicturePiece): boolean => new Set(rows.map((cells) => cells.length)).size <= 1;

describe('the invented layouts', () => {
  const drawn = readLayouts()
    .filter(({ carrier }) => ['grid', 'docx', 'html'].includes(carrier))
    .map(({ slug, source }) => [slug, parseFormPicture(source)] as const)
    .filter(([, pieces]) => pieces.every(isEven));

  test('are many', () => expect(drawn.length).toBeGreaterThan(25));

  test.each(drawn)('%s is the same in formats with cells, and never silently another in text', async (_, pieces) => {
    const first = await fileIn(FIRST, pieces);
    for (const sibling of OTHERS) {
      const other = await fileIn(sibling, pieces);
      const differs = differences(first, other);
      if (GRIDS.has(sibling.name)) expect([sibling.name, ...differs]).toEqual([sibling.name]);
      else if (differs.length > 0) expect([sibling.name, ...doubtsOf(other)].length).toBeGreaterThan(1);
    }
  });
});
