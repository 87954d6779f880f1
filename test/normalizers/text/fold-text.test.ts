import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, foldText, foldWithOrigins } from '../../../normalizers/text/index.ts';

describe('foldText', () => {
  it.each([
    ['　≧ ９５ ％', '≥95%'],
    ['项目\u00a0名 称：', '项目名称:'],
    ['项\u200b目', '项目'],
    ['⻔⾦⼀⻚', '门金一页'],
    ['“是”／『否』', '"是"/"否"'],
    ['═98%', '=98%'],
    ['〔2021〕', '[2021]'],
    ['2023—2024', '2023-2024'],
  ])('%s → %s', (printed, folded) => expect(foldText(printed)).toBe(folded));

  it.each(['100①', '50㎡', 'm²', '½', '…', '㈠', '是/否', '。、'])('%s stays', (text) =>
    expect(foldText(text)).toBe(text),
  );

  it('folding twice is folding once, and origins point at what was folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        const { folded: again, origins } = foldWithOrigins(text);
        expect(foldText(folded)).toBe(folded);
        expect(again).toBe(folded);
        for (let at = 0; at < folded.length; at++) expect(foldText(text[origins[at]!]!)).toBe(folded[at]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('cleanText', () => {
  it.each([
    ['使用人 \n员满意度', '使用人员满意度'],
    ['项　目　名　称', '项目名称'],
    ['GIS  server\nv2', 'GIS server v2'],
    ['2024 年 12 月', '2024年12月'],
    ['13052924P0058401179 7F', '13052924P0058401179 7F'],
    ['  （万元） ', '（万元）'],
  ])('%s → %s', (printed, clean) => expect(cleanText(printed)).toBe(clean));
});
