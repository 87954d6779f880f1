import { buildWords } from '../geometry/build-words.ts';
import { dropDoubles } from '../geometry/drop-doubles.ts';
import type { Rules } from '../geometry/marks.ts';
import type { SeenMarks, Segment } from '../geometry/seen-marks.ts';
import { mainTurn, turnBack, turnBox, turnMarks } from '../geometry/turn-marks.ts';
import { loadReaders } from '../ocr/create-page-recognizer.ts';
import { seenLayout } from '../ocr/seen-layout.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';
import { pageMarks, readMarks } from './read-marks.ts';
import { needsRecognition, pageImage } from './route-page.ts';
import { judgeTextLayer } from './text-layer.ts';

const segmentsOf = ({ horizontal, vertical }: Rules): readonly Segment[] => [
  ...horizontal.map(({ position, start, end }): Segment => [start, position, end, position]),
  ...vertical.map(({ position, start, end }): Segment => [position, start, position, end]),
];

/** Ruling lines and words of one page, by the same route on which it is read. */
export const seenPdfPage = async (pdf: PDFDocumentProxy, number: number): Promise<SeenMarks> => {
  const page = await pdf.getPage(number);
  const read = await readMarks(page, await pdf.getOptionalContentConfig().catch(() => null));
  const layer = judgeTextLayer(read.painted, read.width * read.height);
  if (needsRecognition(layer, read)) {
    const image = await pageImage(pdf, page, read, number, layer);
    return image ? seenLayout(image, (await loadReaders()).readers.engine) : { rules: [], words: [] };
  }
  const marks = pageMarks(read, number, layer.glyphs.length === 0 ? layer.invisible : layer.glyphs);
  const turn = mainTurn(marks);
  const upright = turnMarks(marks, turn);
  const words = buildWords(dropDoubles(upright.glyphs), upright.width, upright.height);
  const back = turnBack(turn);
  return {
    rules: segmentsOf(marks.rules),
    words: words.map(({ box }) => turnBox(box, back, upright.width, upright.height)),
  };
};
