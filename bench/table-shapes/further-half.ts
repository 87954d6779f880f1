import { FURTHER_CHINESE } from './further-chinese.ts';
import { FURTHER_LATIN } from './further-latin.ts';
import { SEEN_CHINESE, SEEN_LATIN } from './further-seen.ts';
import { chineseWebPage, latinWebPage } from './plain-half.ts';
import type { Sheet } from './print-sheets.ts';
import { type Choice, choiceOf } from './random-choice.ts';
import type { SheetTruth } from './sheet-truth.ts';

const FONTS = {
  further: { latin: ['Liberation Serif', 'DejaVu Sans', 'Noto Sans CJK SC'], chinese: ['Noto Sans CJK SC'] },
  'further-held': { latin: ['Liberation Sans', 'DejaVu Serif', 'Noto Serif CJK SC'], chinese: ['Noto Serif CJK SC'] },
} as const;

type Draws = Readonly<Record<string, (c: Choice) => string>>;

const latin = (draws: Draws) =>
  Object.entries(draws).map(([kind, draw]) => ({ kind, draw, page: latinWebPage, script: 'latin' }) as const);
const chinese = (draws: Draws) =>
  Object.entries(draws).map(([kind, draw]) => ({ kind, draw, page: chineseWebPage, script: 'chinese' }) as const);

const KINDS = [...latin(FURTHER_LATIN), ...chinese(FURTHER_CHINESE)];
const HELD = KINDS.filter((_, i) => i % 2 === 1);
const SEEN = [...KINDS.filter((_, i) => i % 2 === 0), ...latin(SEEN_LATIN), ...chinese(SEEN_CHINESE)];

/** Sheets without a table of more kinds: every other kind is only measured, so the halves share none. */
export const furtherSheets = (
  half: keyof typeof FONTS,
  count: number,
): readonly { readonly sheet: Sheet; readonly truth: SheetTruth }[] => {
  const own = half === 'further' ? SEEN : HELD;
  return Array.from({ length: count }, (_, i) => {
    const c = choiceOf((half === 'further' ? 6_000_000 : 7_000_000) + i);
    const { kind, draw, page, script } = own[i % own.length]!;
    const name = `n${String(i).padStart(3, '0')}`;
    return {
      sheet: { name, producer: 'chromium', source: page(draw(c), c.pick(FONTS[half][script]), c) },
      truth: { name, producer: 'chromium', group: 'plain', kind, style: null, tables: [] },
    };
  });
};
