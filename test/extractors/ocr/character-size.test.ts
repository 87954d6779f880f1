import { expect, test } from 'vitest';
import { preparePage } from '../../../extractors/ocr/page-layout.ts';
import { orientPage } from '../../../extractors/ocr/page-orientation.ts';
import { pageWords } from '../../../extractors/ocr/page-words.ts';
import { type DrawnPage, drawnPage } from './drawn-page.ts';
import { stubEngine } from './stub-engine.ts';

/** Lines of small letters of 14 pixels with a tall stroke of 28 in each: an em of Latin. */
const latinPage = (): DrawnPage => {
  const page = drawnPage(900, 500);
  for (let line = 0; line < 8; line++) {
    for (let i = 0; i < 24; i++) {
      const [x, y] = [60 + 18 * i, 60 + 46 * line];
      page
        .stroke(x, y, x + 12, y, 3)
        .stroke(x, y + 12, x + 12, y + 12, 3)
        .stroke(x, y, x, y + 12, 3);
    }
    const tall = 64 + 18 * ((line * 5) % 24);
    page.fill(tall, 50 + 46 * line, tall + 3, 78 + 46 * line);
  }
  return page;
};

test('the size of Latin characters is that of a line of words, not of its small letters', async () => {
  const page = preparePage(latinPage())!;
  expect(page.em).toBeLessThan(18);
  expect((await orientPage(page, stubEngine('words of a line'))).em).toBeGreaterThan(24);
  expect((await orientPage(page, stubEngine('1204 881'))).em).toBe(page.em);
});

test('words of a line are as high as the line', async () => {
  const layout = await orientPage(preparePage(latinPage())!, stubEngine('words of a line'));
  const region = { left: 50, top: 50, right: 510, bottom: 78 };
  const characters = [...'ab cd'].map((text, i) => ({ text, confidence: 1, x: 60 + 110 * i }));
  const line = { region, reading: { text: 'ab cd', characters }, repairs: [], unread: false };
  const { words } = pageWords(layout, [line]);
  expect(new Set(words.map(({ box }) => `${box[1]} ${box[3]}`)).size).toBe(1);
});
