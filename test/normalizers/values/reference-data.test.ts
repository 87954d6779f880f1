import { describe, expect, test } from 'vitest';
import qualitative from '../../../data/reference/qualitative.json' with { type: 'json' };
import signs from '../../../data/reference/signs.json' with { type: 'json' };
import units from '../../../data/reference/units.json' with { type: 'json' };
import { foldText } from '../../../normalizers/text/fold-text.ts';
import { parseTarget } from '../../../normalizers/values/parse-target.ts';
import { classifyUnit } from '../../../normalizers/values/unit-grammar.ts';

const read = (text: string, name = '某项指标') => parseTarget({ text, name, fiscalYear: 2024 });

describe('units.json', () => {
  const all = [
    ...Object.keys(units.money),
    ...Object.keys(units.percent),
    ...Object.keys(units.bases),
    ...Object.keys(units.nouns),
  ];

  test('names no unit twice', () => {
    const folded = all.map(foldText);
    expect(folded.filter((unit, at) => folded.indexOf(unit) !== at)).toEqual([]);
  });

  test.each(['money', 'percent'] as const)('%s units are read as such', (unitClass) => {
    expect(Object.keys(units[unitClass]).filter((unit) => classifyUnit(foldText(unit)) !== unitClass)).toEqual([]);
  });

  test('every base is read behind a number', () => {
    const wrong = [...Object.keys(units.bases), ...Object.keys(units.nouns)].filter((unit) => {
      const reading = read(`≥7${unit}`);
      // `7月` is doubted, it may be July; a Latin letter is not kept apart from the words behind it.
      return reading.value !== '7' || foldText(reading.unit ?? '') !== foldText(unit);
    });
    expect(wrong).toEqual([]);
  });

  test('things are counted, and never the unit of a name', () => {
    for (const noun of Object.keys(units.nouns)) {
      expect(read(`5个${noun}`)).toMatchObject({ value: '5', unit: `个${noun}`, doubt: null });
      expect(read('5', `某项指标（${noun}）`).unit).toBeNull();
    }
  });

  test('multipliers stand before a base', () => {
    for (const multiplier of units.multipliers) expect(classifyUnit(`${multiplier}人`)).toBe('plain');
  });
});

describe('signs.json', () => {
  test.each(Object.entries({ ...signs.symbols, ...signs.before }))('%s before a number is %s', (word, comparator) => {
    expect(read(`${word}95%`)).toMatchObject({ comparator, value: '95', doubt: null });
  });

  test.each(Object.entries(signs.after))('%s behind a number is %s', (word, comparator) => {
    expect(read(`95%${word}`)).toMatchObject({ comparator, value: '95', doubt: null });
  });

  test.each(signs.column)('%s in the sign column compares nothing', (sign) => {
    expect(parseTarget({ text: '95', sign, fiscalYear: null })).toMatchObject({ comparator: null, statedText: '95' });
  });
});

describe('qualitative.json', () => {
  test('every list is used and holds each word once', () => {
    const { _, ...lists } = qualitative;
    for (const words of Object.values(lists)) expect(new Set(words).size).toBe(words.length);
  });

  test.each(qualitative.yesNo)('%s is yes or no', (word) => expect(read(word).kind).toBe('yes-no'));
  test.each(qualitative.blank)('%s stands for an empty cell', (word) => expect(read(word).kind).toBe('empty'));
  test.each(qualitative.neutral)('%s changes no number', (word) => {
    expect(read(`${word}95%`)).toMatchObject({ value: '95', doubt: null });
  });
  test.each(qualitative.after)('%s behind a number changes nothing', (word) => {
    expect(read(`95%${word}`)).toMatchObject({ value: '95', doubt: null });
  });
  test.each(qualitative.deadlineBefore)('%s may stand before a date', (word) => {
    expect(read(`${word}2024年6月`)).toMatchObject({ kind: 'deadline', byDate: '2024-06-30' });
  });
  test.each(qualitative.deadlineAfter)('%s may stand behind a date', (word) => {
    expect(read(`2024年6月${word}`)).toMatchObject({ kind: 'deadline', byDate: '2024-06-30' });
  });
  test.each(qualitative.timeNames)('%s in a name asks for a date', (word) => {
    expect(read('45291', `项目${word}`)).toMatchObject({ kind: 'deadline', byDate: '2023-12-31' });
  });
  test.each(qualitative.moneyNames)('%s in a name speaks of money', (word) => {
    expect(read('5万', `项目${word}`)).toMatchObject({ kind: 'money', doubt: null });
  });
  test.each(qualitative.countNames)('%s in a name speaks of things', (word) => {
    expect(read('5万', `项目${word}`)).toMatchObject({ kind: 'quantity', doubt: null });
  });
  test.each(qualitative.grades)('一%s is a grade', (word) => expect(read(`一${word}`).kind).toBe('qualitative'));
});
