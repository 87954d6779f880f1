import type { GridText } from './adjacency-score.ts';

/** Chinese words that stand for English ones, each always for the same. */
const WORDS =
  '财政 道路 桥梁 学校 水利 预算 报告 市场 森林 港口 乡镇 税收 能源 图书 医院 交通 住房 农业 粮食 棉花 收入 债券 许可 河道 机场 养老 拨款 贸易 燃料 设备 就业 车辆 卫生 学生 教师 法院 公安 消防 邮政 钢材 渔业 工资 租金 价格 股份 贷款 资产 年度 中央 地方 总额 净值 公共 民营 农村 城镇 每月 平均 合计 其他 专项 水务 新建 一般 直接 外部 国内 当前 固定 临时 季度 维修 审核 采购 转移 检查 补助 更换 运行 融资 计划 扩建 核定'.split(
    ' ',
  );

/** English words without a Chinese one. */
const SMALL = /^(?:the|of|for|and|with|in)$/i;

const wordFor = (word: string): string => {
  let hash = 7;
  for (const character of word.toLowerCase()) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return WORDS[hash % WORDS.length]!;
};

/** A text with its English words as Chinese ones, which need no blanks between them; marks and units stay. */
export const textInChinese = (text: string): string =>
  text
    .replace(/&\w+;|\p{Script=Latin}{2,}/gu, (word) =>
      word.startsWith('&') ? word : SMALL.test(word) ? ' ' : ` ${wordFor(word)} `,
    )
    .replace(/ *(\p{Script=Han}) +(?=\p{Script=Han})/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/^ | $/g, '')
    .replace(/(\p{Script=Han}) (?=[,.:;])/gu, '$1');

/** The source of a printed sheet (HTML, flat OpenDocument) with all that is printed in Chinese. */
export const sourceInChinese = (source: string): string => {
  const start = Math.max(source.indexOf('</style>'), source.indexOf('<office:text>'));
  const body = source.slice(start).replace(/>([^<>]+)</g, (_, text: string) => `>${textInChinese(text)}<`);
  // a page that lies on its side, not vertical writing
  return source.slice(0, start).replace('writing-mode', 'text-orientation:sideways;writing-mode') + body;
};

/** The truth of a sheet that was printed in Chinese. */
export const gridInChinese = ({ cells }: GridText): GridText => ({
  cells: cells.map((one) => ({ ...one, text: textInChinese(one.text) })),
});
