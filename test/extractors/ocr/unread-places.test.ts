import { expect, test } from 'vitest';
import { EMPTY_READING, type OcrEngine } from '../../../extractors/ocr/engines/ocr-engine.ts';
import { recognizePage } from '../../../extractors/ocr/recognize-page.ts';
import { drawnPage, drawWriting } from './drawn-page.ts';

const EM = 24;

/** Reads every line above a row as 预算绩效, nothing below it. */
const engineThatStopsAt = (row: number): OcrEngine => ({
  name: 'stub',
  version: '1',
  readLines: async (_, lines) =>
    lines.map(({ left, top }) =>
      top > row
        ? EMPTY_READING
        : {
            text: '预算绩效',
            characters: [...'预算绩效'].map((text, i) => ({ text, confidence: 1, x: left + i * EM })),
          },
    ),
  close: async () => undefined,
});

const notesOn = async (engine: OcrEngine) => {
  const page = drawnPage(800, 600);
  for (const y of [60, 110, 160]) drawWriting(page, 80, y, EM, 4);
  drawWriting(page, 480, 480, EM, 4);
  page.fill(200, 300, 203, 303);
  const image = { ...page, channels: 1, page: 3, pageBox: [0, 0, 400, 300] } as const;
  const witness = async (): Promise<OcrEngine> => engine;
  return (await recognizePage(image, { engine, witness, policy: 'never' })).notes;
};

test('ink outside of tables that nobody could read is said, with its place on the page', async () => {
  const [note, ...others] = await notesOn(engineThatStopsAt(400));
  expect(others).toEqual([]);
  expect(note).toMatchObject({ code: 'low-confidence-ocr', severity: 'warning', at: 'p3' });
  expect((note as { evidence: string }).evidence).toMatch(/^\[241, 241, 250.5, 251\] \[253, /);
});

test('a page that was read to the end has no such note; a speck is dust', async () => {
  expect(await notesOn(engineThatStopsAt(1000))).toEqual([]);
});
