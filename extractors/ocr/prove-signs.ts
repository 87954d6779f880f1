import type { LineReading, ReadCharacter } from './engines/ocr-engine.ts';
import type { PageLayout } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import { inkSegments } from './raster/ink-segments.ts';
import { readSignShape, type SignShape } from './sign-shape.ts';

/** A sign of a line that was read differently from what its outline proves. */
export interface SignRepair {
  readonly before: string;
  readonly after: string;
  readonly evidence: string;
}

/** Characters at whose place a sign may stand: signs, and what the recogniser makes of signs. */
const SIGN_LIKE = /[≥≤><=＞＜＝≧≦⩾⩽VvΛ∧∨Mヨ三二八人入A]/u;
const FOLDED: Readonly<Record<string, string>> = {
  '＞': '>',
  '＜': '<',
  '＝': '=',
  '≧': '≥',
  '≦': '≤',
  '⩾': '≥',
  '⩽': '≤',
};
/** Confidence of a sign that the outline and the recogniser agree on, and of one that only the outline proves. */
const AGREED = 0.98;
const PROVEN = 0.9;
const UNPROVEN = 0.5;
const NOISY_SIGNS = 4;

interface Proof {
  readonly segment: Region;
  readonly shape: SignShape;
}

/** Signs proven by outline: at the start of the line, and wherever the recogniser read something like a sign. */
const proveSegments = (layout: PageLayout, line: Region, reading: LineReading): readonly Proof[] => {
  const segments = inkSegments(layout.writing, line);
  const suspects = reading.characters.filter(({ text }) => SIGN_LIKE.test(text)).map(({ x }) => x);
  const proofs: Proof[] = [];
  segments.forEach((segment, i) => {
    const reach = (segment.right - segment.left) * 0.4 + 2;
    if (i > 0 && !suspects.some((x) => x >= segment.left - reach && x <= segment.right + reach)) return;
    const shape = readSignShape(layout.image, segment, layout.em) ?? readSignShape(layout.smooth, segment, layout.em);
    // on a noisy 150 dpi page the bar of ≥ runs into its arm: a bare sign stays in doubt there
    if (shape && /[<>]/.test(shape.sign) && layout.noise > NOISY_SIGNS) return;
    // a dash inside a text is what the recogniser says: 5-9个, 一体化
    if (shape && (shape.sign !== '—' || segments.length === 1)) proofs.push({ segment, shape });
  });
  return proofs;
};

/** Index of the character that was read at a segment, or -1. */
const characterAt = (characters: readonly ReadCharacter[], { left, right }: Region): number => {
  const [centre, reach] = [(left + right) / 2, (right - left) * 0.7 + 1];
  let best = -1;
  characters.forEach(({ x }, i) => {
    if (Math.abs(x - centre) > reach) return;
    if (best < 0 || Math.abs(x - centre) < Math.abs(characters[best]!.x - centre)) best = i;
  });
  return best;
};

/** What a sign (or a `%`) that stands alone is read as when its outline proves nothing; 人 is also a unit, then it is read surely. */
const LONE_LETTER = /^[A-Za-zΛ∧∨"'″`°]$/u;
const LONE_CHARACTER = /^[八人入二三]$/u;
const SURELY = 0.97;

const isLoneSign = ({ text, confidence }: ReadCharacter): boolean =>
  LONE_LETTER.test(text) || (LONE_CHARACTER.test(text) && confidence < SURELY);

/** A bare < or > is doubted until its outline proves it: that is how blurred ≤ and ≥ are read (120 dpi). */
const doubtBareSign = (character: ReadCharacter, _: number, all: readonly ReadCharacter[]): ReadCharacter =>
  /[<>＜＞]/.test(character.text) || (all.length === 1 && isLoneSign(character))
    ? { ...character, confidence: Math.min(character.confidence, UNPROVEN) }
    : character;

/**
 * Reading of a line with its comparison signs as their outlines prove them, and a repair for every sign the recogniser
 * read differently: `V` or nothing for a lone ≥ (indicator sheets with a sign column), `>` for a blurred ≥, `2` for ≧.
 */
export const proveSigns = (
  layout: PageLayout,
  line: Region,
  reading: LineReading,
): { readonly reading: LineReading; readonly repairs: readonly SignRepair[] } => {
  const proofs = proveSegments(layout, line, reading);
  const characters = reading.characters.map(doubtBareSign);
  const repairs: SignRepair[] = [];
  for (const { segment, shape } of proofs) {
    const x = (segment.left + segment.right) / 2;
    const index = characterAt(characters, segment);
    const read = index < 0 ? '' : characters[index]!.text;
    const agreed = (FOLDED[read] ?? read) === shape.sign;
    const confidence = agreed ? AGREED : PROVEN;
    const character = { text: agreed ? read : shape.sign, confidence, x };
    if (index >= 0) characters[index] = character;
    else characters.splice(insertionPoint(characters, x), 0, character);
    if (!agreed && shape.sign !== '—') repairs.push({ before: read, after: shape.sign, evidence: shape.evidence });
  }
  return { reading: { text: characters.map(({ text }) => text).join(''), characters }, repairs };
};

const insertionPoint = (characters: readonly ReadCharacter[], x: number): number => {
  const index = characters.findIndex((character) => character.x > x);
  return index < 0 ? characters.length : index;
};
