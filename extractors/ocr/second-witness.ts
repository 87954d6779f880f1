import type { LineReading, OcrEngine, ReadCharacter } from './engines/ocr-engine.ts';
import type { PageLayout, PageView } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import type { ReadLine } from './read-line.ts';
import { readingRegion } from './read-region.ts';

/** When the second engine is asked: about doubtful numbers and codes only, about all of them, or never. */
export type WitnessPolicy = 'doubtful' | 'always' | 'never';

/** Characters the two engines are compared on: Tesseract knows no ≥ and is weak on everything else. */
const DIGIT = /[\d.]/;
/** Confidence of the first engine under which a number is doubtful. */
const SURE = 0.95;
/** Confidence of a character that two engines read alike. */
const CORROBORATED = 0.96;

const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\d.]/g, '')
    .replace(/^\.+|\.+$/g, '');

/**
 * Do two readings name the same numbers? Tesseract reads `%` as `9%4`, `90` or `%0` (`60%` → `609%4`), so up to two digits
 * after the number count as a percent sign where the first engine read one.
 */
export const sameDigits = (reading: string, witness: string): boolean => {
  const [ours, theirs] = [digitsOf(reading), digitsOf(witness)];
  if (ours === theirs) return true;
  return /%\)?$/.test(reading.trim()) && theirs.startsWith(ours) && theirs.length - ours.length <= 2;
};

const isDoubtful = ({ reading, unread }: ReadLine): boolean =>
  unread || reading.characters.some(({ text, confidence }) => DIGIT.test(text) && confidence < SURE);

const isAsked = (line: ReadLine, policy: WitnessPolicy): boolean => {
  const { text } = line.reading;
  if (policy === 'never' || !/\d/.test(text) || text.includes('……')) return false;
  return policy === 'always' || isDoubtful(line);
};

/** The line without a leading comparison sign, which Tesseract would print as a digit or 之. */
const witnessRegion = ({ region, reading }: ReadLine, em: number, view: PageView): Region => {
  const [sign, next] = reading.characters;
  const cut = sign && next && /[≥≤><=]/.test(sign.text) ? sign.x + (next.x - sign.x) / 2 : region.left;
  return readingRegion(
    { ...region, left: Math.min(Math.max(region.left, Math.round(cut)), region.right - 2) },
    em,
    view,
  );
};

const corroborated = ({ characters, text }: LineReading): LineReading => ({
  text,
  characters: characters.map(
    (character): ReadCharacter =>
      DIGIT.test(character.text)
        ? { ...character, confidence: Math.max(character.confidence, CORROBORATED) }
        : character,
  ),
});

/** The line with what the second engine says: agreement raises the digits' confidence, disagreement is kept beside it. */
const withWitness = (line: ReadLine, witness: LineReading): ReadLine =>
  sameDigits(line.reading.text, witness.text)
    ? { ...line, reading: corroborated(line.reading) }
    : { ...line, witness: witness.text };

/** Has the numbers and codes of some lines read again by an independent engine, as far as the policy asks for it. */
export const consultWitness = async (
  layout: PageLayout,
  lines: readonly ReadLine[],
  policy: WitnessPolicy,
  load: () => Promise<OcrEngine>,
): Promise<readonly ReadLine[]> => {
  const asked = lines.filter((line) => isAsked(line, policy));
  if (asked.length === 0) return lines;
  const engine = await load();
  const [view] = layout.views;
  const readings = await engine.readLines(
    view.image,
    asked.map((line) => witnessRegion(line, layout.em, view)),
  );
  const answers = new Map(asked.map((line, i) => [line, readings[i]!]));
  return lines.map((line) => {
    const witness = answers.get(line);
    return witness ? withWitness(line, witness) : line;
  });
};
