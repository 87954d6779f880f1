import { describe, expect, test } from 'vitest';
import { decodeCtc } from '../../../extractors/ocr/engines/decode-ctc.ts';
import type { LineReading } from '../../../extractors/ocr/engines/ocr-engine.ts';
import { joinLines } from '../../../extractors/ocr/join-lines.ts';
import { splitLine } from '../../../extractors/ocr/raster/split-line.ts';
import { findTextLines } from '../../../extractors/ocr/raster/text-lines.ts';
import type { ReadLine } from '../../../extractors/ocr/read-line.ts';
import { sameDigits } from '../../../extractors/ocr/second-witness.ts';
import { hasUnreadDigits, hasUnreadEnd } from '../../../extractors/ocr/unread-ink.ts';
import { voteReadings } from '../../../extractors/ocr/vote-readings.ts';
import { drawnPage, drawWriting, inkOf } from './drawn-page.ts';

/** Reading with one confidence for all characters, 10 pixels apart. */
const reading = (text: string, confidence = 0.9, pitch = 10): LineReading => ({
  text,
  characters: [...text].map((character, i) => ({ text: character, confidence, x: pitch * (i + 0.5) })),
});

const line = (text: string, left: number, right: number, top: number): ReadLine => ({
  region: { left, top, right, bottom: top + 24 },
  reading: reading(text),
  repairs: [],
  unread: false,
});

describe('decoding', () => {
  test('repeats join, blanks separate, the best step gives confidence and place', () => {
    const classes = ['', '1', '0'];
    const steps = [
      [0.1, 0.9, 0],
      [0.02, 0.98, 0],
      [0.9, 0, 0.1],
      [0.3, 0, 0.7],
      [0.8, 0, 0.2],
      [0.1, 0, 0.9],
    ];
    const read = decodeCtc(Float32Array.from(steps.flat()), steps.length, classes, (step) => step * 8);
    expect(read.text).toBe('100');
    expect(read.characters[0]).toMatchObject({ text: '1', x: 8 });
    expect(read.characters[0]!.confidence).toBeCloseTo(0.98);
  });
});

describe('voting over views', () => {
  test('the majority wins and keeps only its share of confidence', () => {
    const vote = voteReadings([reading('276.757'), reading('276.737', 0.6), reading('276.757')]);
    expect(vote.text).toBe('276.757');
    expect(vote.characters[5]!.confidence).toBeLessThan(0.7);
    expect(vote.characters[0]!.confidence).toBe(0.9);
  });

  test('a character that one view dropped is kept', () => {
    expect(voteReadings([reading('80'), reading('80%', 0.85), reading('80%')]).text).toBe('80%');
  });

  test('a character dropped against the vote leaves a doubt beside it', () => {
    const vote = voteReadings([reading('100'), reading('1000', 0.6), reading('100')]);
    expect(vote.text).toBe('100');
    expect(Math.min(...vote.characters.map(({ confidence }) => confidence))).toBeLessThan(0.8);
  });

  test('blanks are no characters that were lost', () => {
    const vote = voteReadings([reading('98%'), reading('98 %', 0.8), reading('98%')]);
    expect(vote.text).toBe('98%');
    expect(Math.min(...vote.characters.map(({ confidence }) => confidence))).toBe(0.9);
  });
});

describe('two engines on numbers', () => {
  test.each([
    ['1350.08', '1350.08万', true],
    ['60%', '609%4', true],
    ['40%', '4090', true],
    ['100', '1000', false],
    ['25600米', '25600', true],
    ['9', '2', false],
    ['98', '', false],
  ])('%s and %s: %s', (ours, theirs, same) => {
    expect(sameDigits(ours, theirs)).toBe(same);
  });
});

describe('ink that was not read', () => {
  const EM = 24;
  const glyphs = (count: number) => {
    const page = drawnPage(300, 60);
    for (let i = 0; i < count; i++) page.fill(20 + i * 12, 20, 20 + i * 12 + 7, 40);
    return { image: inkOf(page), region: { left: 20, top: 20, right: 20 + count * 12 - 5, bottom: 40 } };
  };
  const at = (text: string, places: readonly number[]): LineReading => ({
    text,
    characters: [...text].map((character, i) => ({ text: character, confidence: 0.99, x: 23.5 + 12 * places[i]! })),
  });

  test('1000 read as 100 leaves a glyph over', () => {
    const { image, region } = glyphs(4);
    expect(hasUnreadDigits(image, region, at('100', [0, 1, 2]))).toBe(true);
    expect(hasUnreadDigits(image, region, at('100', [0, 1, 3]))).toBe(true);
    expect(hasUnreadDigits(image, region, at('1000', [0, 1, 2, 3]))).toBe(false);
  });

  test('=129 read as 129 leaves the sign over, a speck leaves nothing', () => {
    const page = drawnPage(300, 60);
    for (const x of [32, 44, 56]) page.fill(x, 20, x + 7, 40);
    const region = { left: 20, top: 20, right: 63, bottom: 40 };
    expect(hasUnreadDigits(inkOf(page.fill(21, 36, 24, 40)), region, at('129', [1, 2, 3]))).toBe(false);
    page.fill(20, 27, 29, 29).fill(20, 32, 29, 34);
    expect(hasUnreadDigits(inkOf(page), region, at('129', [1, 2, 3]))).toBe(true);
    expect(hasUnreadDigits(inkOf(page), region, at('=129', [0, 1, 2, 3]))).toBe(false);
  });

  test('级指标 for 一级指标', () => {
    const image = inkOf(drawWriting(drawnPage(200, 60), 20, 18, EM, 4));
    const region = { left: 22, top: 20, right: 114, bottom: 40 };
    const characters = [1, 2, 3].map((i) => ({ text: '级', confidence: 1, x: 32 + i * EM }));
    expect(hasUnreadEnd(image, region, { text: '级指标', characters }, EM)).toBe(true);
    const whole = [{ text: '一', confidence: 1, x: 32 }, ...characters];
    expect(hasUnreadEnd(image, region, { text: '一级指标', characters: whole }, EM)).toBe(false);
  });
});

describe('lines of a cell', () => {
  const EM = 24;

  test('wrapped Chinese joins without a blank, short lines and items break', () => {
    expect(joinLines([line('服务对象满意度指', 0, 190, 0), line('标', 80, 104, 30)], 200, EM)).toBe(
      '服务对象满意度指标',
    );
    expect(joinLines([line('一级', 0, 48, 0), line('指标', 0, 48, 30)], 120, EM)).toBe('一级\n指标');
    expect(joinLines([line('1.改善条件', 0, 190, 0), line('2.引导参与', 0, 120, 30)], 200, EM)).toBe(
      '1.改善条件\n2.引导参与',
    );
  });

  test('English words are parted, a number is not', () => {
    expect(joinLines([line('annual output', 0, 190, 0), line('indicators', 0, 90, 30)], 200, EM)).toBe(
      'annual output indicators',
    );
    expect(joinLines([line('1310032', 0, 190, 0), line('0417', 0, 60, 30)], 200, EM)).toBe('13100320417');
  });

  test('two lines that nearly touch are two lines, dust is none', () => {
    const page = drawnPage(400, 120);
    drawWriting(page, 20, 20, EM, 5);
    drawWriting(page, 20, 46, EM, 3);
    page.fill(300, 90, 302, 92);
    const lines = findTextLines(inkOf(page), { left: 0, top: 0, right: 400, bottom: 120 }, EM);
    expect(lines).toHaveLength(2);
    expect(lines[0]!.right).toBeLessThan(150);
  });

  test('an empty cell has no lines', () => {
    expect(findTextLines(inkOf(drawnPage(100, 60)), { left: 0, top: 0, right: 100, bottom: 60 }, EM)).toEqual([]);
  });

  test('leaders and wide blanks cut a line', () => {
    const page = drawWriting(drawnPage(900, 60), 20, 18, EM, 4);
    for (let x = 130; x < 400; x += 12) page.fill(x, 36, x + 3, 39);
    drawWriting(page, 410, 18, EM, 1);
    drawWriting(page, 700, 18, EM, 2);
    const region = { left: 20, top: 18, right: 760, bottom: 42 };
    expect(splitLine(inkOf(page), region, EM).map(({ kind }) => kind)).toEqual([
      'writing',
      'leader',
      'writing',
      'after-blank',
    ]);
  });
});
