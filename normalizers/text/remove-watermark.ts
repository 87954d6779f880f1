import type { TextRepair } from './text-repair.ts';

/** Words that sharing sites and word processors press between the characters of a text. */
const WATERMARKS =
  /Nhomakorabea|\[bookmark:\s*[^\]\n]{0,60}\]|(?:仅供)?百度文库(?:仅供参考)?|道客巴巴|豆丁网|docin\.com|book118\.com|原创力文档/g;

/** Removes watermark words and leaked bookmarks (水印、书签): `产出Nhomakorabea指标` → `产出指标`. */
export const removeWatermark: TextRepair = {
  name: 'remove-watermark',
  code: 'noise-removed',
  apply: (text) => {
    const bare = text.replace(WATERMARKS, '');
    return bare === text ? [] : [{ text: bare, evidence: 'watermark or bookmark that is no part of the text' }];
  },
  cases: [
    { before: '产出Nhomakorabea指标', after: '产出指标' },
    { before: '[bookmark: _GoBack]数量指标', after: '数量指标' },
    { before: '一、总体目标[bookmark: _Toc_2_2_0000000001]', after: '一、总体目标' },
  ],
  keeps: ['建设数字文库', '[2021]101号', '书签 bookmark: 1'],
};
