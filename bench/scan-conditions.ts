import {
  bilevel,
  bleedThrough,
  blur,
  brokenRules,
  colour,
  contrast,
  dottedRules,
  faintRules,
  fold,
  levelRulesOnly,
  noise,
  noRules,
  type Step,
  saltAndPepper,
  shading,
  stamp,
} from './scan-degrade.ts';
import { perspective, skew, turn } from './scan-warp.ts';

/** One way in which a document becomes a scan. */
export interface Condition {
  readonly name: string;
  readonly dpi: number;
  readonly steps: readonly Step[];
  /** JPEG in a PDF, a TIFF with fax compression, or lossless pictures in a PDF; `jpg` a picture file where there is one page. */
  readonly as: 'pdf-jpeg' | 'tiff-fax' | 'jpg';
  readonly quality: number;
}

const condition = (
  name: string,
  dpi: number,
  steps: readonly Step[],
  quality = 80,
  as: Condition['as'] = 'pdf-jpeg',
): Condition => ({
  name,
  dpi,
  steps,
  quality,
  as,
});

/** Conditions that the reader may be improved with. */
export const DEVELOP: readonly Condition[] = [
  condition('plain-200', 200, []),
  condition('plain-150', 150, [], 70),
  condition('bilevel-300', 300, [bilevel(150)], 0, 'tiff-fax'),
  condition('blur', 200, [blur(1.3), noise(3)]),
  condition('noise', 200, [noise(16)]),
  condition('salt-pepper', 200, [saltAndPepper(0.012)]),
  condition('skew', 200, [skew(2.3), noise(4)]),
  condition('perspective', 200, [perspective(0.025, false), noise(3)], 75, 'jpg'),
  condition('shading', 200, [colour, shading(0.55), noise(4)], 70),
  condition('jpeg-30', 150, [blur(0.6)], 32),
  condition('low-contrast', 200, [contrast(110, 190), noise(4)]),
  condition('stamp', 200, [stamp, skew(-0.7)], 75),
  condition('faint-rules', 200, [faintRules(214), blur(0.5), noise(4)]),
  condition('broken-rules', 200, [brokenRules(0.3, 14), blur(0.5), noise(3)]),
  condition('dotted-rules', 200, [dottedRules(3, 3)]),
  condition('bleed-through', 200, [bleedThrough(0.16), noise(3)]),
  condition('fold', 200, [fold, skew(0.5), noise(4)]),
  condition('turned', 200, [turn(1), skew(0.6)]),
  condition('photo', 220, [colour, shading(0.4), perspective(0.05, true), blur(0.7), noise(4)], 75, 'jpg'),
  condition('fax', 150, [blur(0.5), noise(18), bilevel(140)], 0, 'tiff-fax'),
  condition('heavy', 150, [blur(0.8), contrast(40, 205), noise(17), skew(0.5)], 50),
  condition('no-rules', 200, [noRules, noise(3)]),
  condition('level-rules', 200, [levelRulesOnly, noise(3)]),
  condition('stamped-pale', 200, [faintRules(210), stamp, noise(5), skew(-0.5)], 65),
  condition('worn-fold', 200, [brokenRules(0.35, 11), fold, noise(4)], 65),
];

/** Other mixtures and strengths, to measure with only. */
export const HELD_OUT: readonly Condition[] = [
  condition('h-office', 200, [colour, skew(-1.2), shading(0.25), noise(5)], 60),
  condition('h-old-copier', 200, [blur(0.9), saltAndPepper(0.006), skew(0.9), bilevel(165)], 0, 'tiff-fax'),
  condition(
    'h-phone',
    200,
    [colour, shading(0.5), skew(-1.4), perspective(0.06, true), blur(0.8), noise(6)],
    60,
    'jpg',
  ),
  condition('h-heavy', 150, [blur(0.9), contrast(60, 200), noise(15), skew(-0.8)], 45),
  condition('h-heavy-200', 200, [blur(1.4), contrast(55, 195), noise(20), skew(0.9)], 40),
  condition('h-stamped-faint', 200, [faintRules(205), stamp, noise(6), skew(0.4)], 60),
  condition('h-worn', 200, [brokenRules(0.4, 9), fold, bleedThrough(0.12), noise(5)], 60),
  condition('h-dashed', 300, [dottedRules(11, 5), noise(5)], 60),
  condition('h-upside-down', 150, [turn(2), skew(-0.5), noise(6)], 60),
  condition('h-fax-turned', 200, [turn(3), noise(22), bilevel(130)], 0, 'tiff-fax'),
  condition('h-no-rules', 150, [noRules, skew(0.6), noise(5)], 70),
];
