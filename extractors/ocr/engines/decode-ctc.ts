import type { LineReading, ReadCharacter } from './ocr-engine.ts';

/**
 * Greedy decoding of connectionist temporal classification (Graves 2006): the best class per time step, repeats joined,
 * class 0 (blank) dropped. `place` gives the x of a time step. The confidence of a character is its best time step's.
 */
export const decodeCtc = (
  scores: Float32Array,
  steps: number,
  classes: readonly string[],
  place: (step: number) => number,
): LineReading => {
  const characters: ReadCharacter[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    const from = step * classes.length;
    let [best, confidence] = [0, -1];
    for (let k = 0; k < classes.length; k++) {
      const score = scores[from + k]!;
      if (score > confidence) [best, confidence] = [k, score];
    }
    const last = characters.at(-1);
    if (best !== 0 && best !== previous) {
      characters.push({ text: classes[best]!, confidence, x: place(step) });
    } else if (best !== 0 && last && confidence > last.confidence) {
      characters[characters.length - 1] = { ...last, confidence, x: place(step) };
    }
    previous = best;
  }
  return { text: characters.map(({ text }) => text).join(''), characters };
};
