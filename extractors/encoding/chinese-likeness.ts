/** Characters that fill budget documents; a wrong decoding of Chinese bytes hits rare ideographs instead. */
const COMMON = new Set(
  '的一年度指标绩效目值项金资部门单位名称总预算支出产质量数时成本益社会生态可持续影响满意服务对象完率不低于高万元财政收入工作任内容和用月底前是否及其主要管理实施人员保障建设发展经费公开情况表填报联系电话中期上下开计划标准以无为大小有到日在对各本务合'.split(
    '',
  ),
);

const SAMPLE = 4096;

/**
 * How much a decoded text looks like a Chinese document, from -1 (noise) to 1: common ideographs, ASCII and CJK
 * punctuation count for it; replacement marks, control characters and private-use characters against it.
 */
export const chineseLikeness = (text: string): number => {
  const end = Math.min(text.length, SAMPLE);
  if (end === 0) return 0;
  let score = 0;
  for (let index = 0; index < end; index++) score += characterScore(text.charCodeAt(index), text[index]!);
  return score / end;
};

const characterScore = (code: number, character: string): number => {
  if (code === 0xfffd || code < 9 || (code > 13 && code < 32) || (code >= 0x7f && code < 0xa0)) return -1;
  if (code < 0x7f) return 0.6;
  if (code >= 0x4e00 && code <= 0x9fff) return COMMON.has(character) ? 1 : 0.3;
  if ((code >= 0x3000 && code <= 0x3017) || (code >= 0xff01 && code <= 0xff5e)) return 0.8;
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x2460 && code <= 0x2473) || code === 0x2264 || code === 0x2265)
    return 0.8;
  return code >= 0xd800 && code < 0xf900 ? -0.5 : -0.2;
};
