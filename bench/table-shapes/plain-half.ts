import { NOTICE_PLAIN } from './notice-plain.ts';
import { OFFICE_PLAIN, officePage, TEX_PLAIN, texPage } from './paper-plain.ts';
import type { Sheet } from './print-sheets.ts';
import { type Choice, choiceOf } from './random-choice.ts';
import { REPORT_PLAIN } from './report-plain.ts';
import type { SheetTruth } from './sheet-truth.ts';

const FONTS = {
  plain: { latin: ['Liberation Serif', 'DejaVu Sans', 'Noto Sans CJK SC'], chinese: ['Noto Sans CJK SC'] },
  'plain-held': { latin: ['Liberation Sans', 'DejaVu Serif', 'Noto Serif CJK SC'], chinese: ['Noto Serif CJK SC'] },
} as const;

const webPage = (body: string, font: string, chinese: boolean, c: Choice): string =>
  `<!doctype html><meta charset=utf-8><style>
@page{size:A4;margin:${c.pick([16, 20, 24])}mm}body{font:${c.pick(chinese ? [10.5, 12, 14] : [9, 10, 11, 12])}pt "${font}";margin:0;line-height:${c.pick(chinese ? [1.5, 1.8] : [1.2, 1.35, 1.5])}}
p{text-align:justify;margin:.7em 0${chinese ? ';text-indent:2em' : ''}}p.n{text-indent:0}.toc{display:flex;margin:.25em 0}
.dots{flex:1;overflow:hidden;white-space:nowrap;height:1.2em}.dots:before{content:"${' .'.repeat(200)}"}
</style>${body}`;

/** A web page of Latin text around a body. */
export const latinWebPage = (body: string, font: string, c: Choice): string => webPage(body, font, false, c);

/** A web page of Chinese text around a body. */
export const chineseWebPage = (body: string, font: string, c: Choice): string => webPage(body, font, true, c);

const KINDS: readonly (readonly [Sheet['producer'], string, (c: Choice, half: keyof typeof FONTS) => string])[] = [
  ...Object.entries(REPORT_PLAIN).map(
    ([kind, draw]) =>
      [
        'chromium',
        kind,
        (c: Choice, half: keyof typeof FONTS) => latinWebPage(draw(c), c.pick(FONTS[half].latin), c),
      ] as const,
  ),
  ...Object.entries(NOTICE_PLAIN).map(
    ([kind, draw]) =>
      [
        'chromium',
        kind,
        (c: Choice, half: keyof typeof FONTS) => chineseWebPage(draw(c), c.pick(FONTS[half].chinese), c),
      ] as const,
  ),
  ...Object.entries(TEX_PLAIN).map(([kind, draw]) => ['tex', kind, (c: Choice) => texPage(draw(c))] as const),
  ...Object.entries(OFFICE_PLAIN).map(
    ([kind, draw]) =>
      [
        'libreoffice',
        kind,
        (c: Choice, half: keyof typeof FONTS) => officePage(draw(c), c.pick(FONTS[half].latin)),
      ] as const,
  ),
];

/** Sheets without a table, kind after kind. */
export const plainSheets = (
  half: keyof typeof FONTS,
  count: number,
): readonly { readonly sheet: Sheet; readonly truth: SheetTruth }[] =>
  Array.from({ length: count }, (_, i) => {
    const c = choiceOf((half === 'plain' ? 4_000_000 : 5_000_000) + i);
    const [producer, kind, draw] = KINDS[i % KINDS.length]!;
    const name = `n${String(i).padStart(3, '0')}`;
    return {
      sheet: { name, producer, source: draw(c, half) },
      truth: { name, producer, group: 'plain', kind, style: null, tables: [] },
    };
  });
