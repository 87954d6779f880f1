import { describe, expect, test } from 'vitest';
import { lineWords, restoreBlanks } from '../../../extractors/ocr/line-words.ts';
import { findTextChunks } from '../../../extractors/ocr/raster/text-chunks.ts';
import { drawnPage, drawWriting, inkOf } from './drawn-page.ts';

const EM = 24;
const characters = (text: string, from: number, pitch: number) =>
  [...text].map((character, i) => ({ text: character, confidence: 0.9, x: from + pitch * (i + 0.5) }));

describe('writing outside of ruled tables', () => {
  test('cells of two columns whose lines are not level do not run into one another', () => {
    const page = drawWriting(drawnPage(600, 200), 40, 40, EM, 6);
    drawWriting(page, 40, 76, EM, 4);
    drawWriting(page, 320, 58, EM, 5);
    const chunks = findTextChunks(inkOf(page), { left: 0, top: 0, right: 600, bottom: 200 }, EM);
    expect(chunks.map(({ left }) => (left < 200 ? 'left' : 'right'))).toEqual(['left', 'right', 'left']);
    expect(chunks.every(({ top, bottom }) => bottom - top < EM)).toBe(true);
  });

  test('a blank between Latin words is put back where the ink stands apart, none between Chinese', () => {
    const page = drawnPage(600, 100);
    for (const x of [40, 52, 64, 92, 104]) page.fill(x, 30, x + 10, 54);
    const line = { left: 40, top: 30, right: 114, bottom: 54 };
    const read = [...characters('abc', 40, 12), ...characters('de', 92, 12)];
    const text = (of: readonly { text: string }[]) => of.map((character) => character.text).join('');
    expect(text(restoreBlanks(inkOf(page), line, read, EM))).toBe('abc de');
    const chinese = read.map((character, i) => ({ ...character, text: '项目绩效表'[i]! }));
    expect(text(restoreBlanks(inkOf(page), line, chinese, EM))).toBe('项目绩效表');
  });

  test('words of a line have the places of their ink', () => {
    const page = drawnPage(600, 100).fill(40, 30, 70, 54).fill(92, 30, 120, 54);
    const region = { left: 40, top: 30, right: 120, bottom: 54 };
    const read = [...characters('ab', 40, 15), { text: ' ', confidence: 1, x: 81 }, ...characters('cd', 92, 14)];
    const reading = { text: 'ab cd', characters: read };
    const words = lineWords(inkOf(page), { region, reading, repairs: [], unread: false }, EM);
    expect(words.map((word) => [word.region.left, word.region.right, word.blankBefore])).toEqual([
      [40, 70, false],
      [92, 120, true],
    ]);
  });

  test('figures read without the blank between them are words of their own, a comma has a blank of its own', () => {
    const page = drawnPage(600, 100).fill(40, 30, 70, 54).fill(86, 30, 120, 54);
    const region = { left: 40, top: 30, right: 120, bottom: 54 };
    const texts = (text: string): readonly string[] => {
      const read = [...characters(text.slice(0, 2), 40, 15), ...characters(text.slice(2), 86, 17)];
      const line = { region, reading: { text, characters: read }, repairs: [], unread: false };
      return lineWords(inkOf(page), line, EM).map((word) => word.characters.map(({ text: one }) => one).join(''));
    };
    expect(texts('2741')).toEqual(['27', '41']);
    expect(texts('预，算绩')).toEqual(['预，算绩']);
  });
});
