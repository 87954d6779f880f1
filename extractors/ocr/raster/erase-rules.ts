import type { InkImage } from './ink-image.ts';
import type { Rules } from './rule-strokes.ts';

/** Ink without its rules, so that only writing is left. */
export const eraseRules = (image: InkImage, rules: Rules): InkImage => {
  const { width, height } = image;
  const ink = image.ink.slice();
  for (const rule of rules.horizontal) {
    for (const [y, start, end] of rule.traces) {
      for (let x = start; x <= end; x++) eraseAcross(ink, image.ink, y * width + x, width, y, height, rule.thickness);
    }
  }
  for (const rule of rules.vertical) {
    for (const [x, start, end] of rule.traces) {
      for (let y = start; y <= end; y++) eraseAcross(ink, image.ink, y * width + x, 1, x, width, rule.thickness);
    }
  }
  return { width, height, ink };
};

/** Erases one pixel of a rule and the fringe beside it, but not a stroke that crosses the rule. */
const eraseAcross = (
  out: Uint8Array,
  ink: Uint8Array,
  at: number,
  step: number,
  across: number,
  size: number,
  thickness: number,
): void => {
  if (ink[at] === 0) return;
  const most = Math.ceil(thickness) + 3;
  let [before, after] = [0, 0];
  while (before < most && across - before > 0 && ink[at - (before + 1) * step] === 1) before++;
  while (after < most && across + after < size - 1 && ink[at + (after + 1) * step] === 1) after++;
  if (before + after + 1 > most) return;
  for (let k = -before; k <= after; k++) out[at + k * step] = 0;
};
