import { foldText } from '../../normalizers/text/fold-text.ts';
import { remember } from '../../normalizers/text/remember.ts';

const LONGEST_TITLE = 60;
const KIND = /(?:绩效|目标|自评)/;
const ENDING =
  /(?:目标表|目标申报表|申报表|申报明细表|自评表|公开表|批复表|情况表|汇总表|明细表|目标一览表|目标计划表|评价表|目标$|绩效文本|绩效表|指标表|自评报告表|监控表|说明|信息表)$/;
const BRACKETS = /[(（〔[【][^)）〕\]】]*[)）〕\]】]/g;

/** Title as compared: brackets, years in brackets, 附件 marks and list numbers removed. */
const bareTitle = remember((text: string): string =>
  foldText(text)
    .replace(BRACKETS, '')
    .replace(/^(?:附件|附表|表)[\d一二三四五六七八九十.-]*[:：]?/, '')
    .replace(/^\d{1,3}[.、]/, ''),
);

/**
 * Whether a line is the title of a printed form (表名): `2024年市级部门整体预算绩效目标表`, `3.科普经费绩效目标表`.
 * Headings of running text (`一、总体绩效目标`) and labels are none.
 */
export const isFormTitle = (text: string): boolean => {
  const bare = bareTitle(text);
  if (bare.length < 5 || bare.length > LONGEST_TITLE || !KIND.test(bare)) return false;
  if (/[:：;；。]/.test(bare)) return false;
  return ENDING.test(bare) && !/目标$|^详见|^见/.test(bare);
};

const SHORTEST_TABLE_TITLE = 6;
const LONGEST_TABLE_TITLE = 40;

/** Whether a line is the title of any table (`2025年部门收入预算总表`): it ends the form above, whatever stands below. */
export const isTableTitle = (text: string): boolean => {
  const bare = bareTitle(text);
  if (bare.length < SHORTEST_TABLE_TITLE || bare.length > LONGEST_TABLE_TITLE || /[:：;；。，,、]/.test(bare))
    return false;
  return /表$/.test(bare) && !/^(?:详见|见|填)/.test(bare);
};

/** Whether a title speaks of performance targets (绩效): only such a form may state funds without indicators. */
export const isPerformanceTitle = (text: string): boolean => KIND.test(bareTitle(text));
