import { expect, it } from 'vitest';
import { doubtRest } from '../../src/checks/index.ts';
import { mapRecords } from '../../src/checks/map-records.ts';
import { type Filing, finding, type Indicator } from '../../src/model/index.ts';
import { drawFiling, drawIndicator } from './check-builder.ts';

/** A project of ten indicators with a value each, some of them in doubt: 21 or so records. */
const drawDoubts = (doubtful: number): Filing =>
  drawFiling({
    objectives: [],
    indicators: Array.from({ length: 10 }, (_, index): Indicator => {
      const needsReview = index < doubtful;
      return drawIndicator(`指标${index}`, { statedText: '≥95%', needsReview }, { needsReview });
    }),
  });

const accepted = (filing: Filing): number => {
  let count = 0;
  mapRecords(filing, (record) => {
    if (!record.needsReview) count++;
    return record;
  });
  return count;
};

it('a document with a few doubts keeps the rest', () => {
  const filing = drawDoubts(2);
  expect(doubtRest(filing)).toBe(filing);
});

it('a document that is much in doubt is doubted as a whole, with one finding about the rest', () => {
  const filing = drawDoubts(5);
  const rest = accepted(filing);
  const judged = doubtRest(filing);
  expect(accepted(judged)).toBe(0);
  const [note] = judged.notes.filter(({ code }) => code === 'much-doubted');
  expect(note!.message).toMatch(/^10 of \d+ records \(\d+%\) are in doubt/);
  expect(note!.subjects).toHaveLength(rest);
});

it('labels that are in no list doubt their own records and nothing else', () => {
  const filing = drawDoubts(5);
  const subjects = filing.forms[0]!.projects[0]!.indicators.flatMap(({ key, targets }) => [
    { key },
    ...targets.map((target) => ({ key: target.key })),
  ]);
  const inferred = { ...filing, notes: [finding('label-inferred', 'warning', '改良目标', null, { subjects })] };
  expect(doubtRest(inferred)).toBe(inferred);
});
