import { isWordPair } from './confusables.ts';
import { foldText } from './fold-text.ts';
import type { PlacedStep, SequenceRepair } from './text-repair.ts';

const NUMERALS = ['一', '二', '三', '四'] as const;
/** Header of a level: `一级指标`, `三级`, `二级绩效指标`; any one character may stand where the numeral was. */
const LEVEL = /^[*★]?(\p{L}|[^\p{L}\d\s])级(?=(?:绩效)?(?:指标|目标)?$)/u;

const levelOf = (text: string): number => {
  const printed = LEVEL.exec(foldText(text))?.[1];
  return printed === undefined ? -1 : NUMERALS.indexOf(printed as (typeof NUMERALS)[number]);
};

const isLevelHeader = (text: string): boolean => LEVEL.test(foldText(text));

/** The numeral that the neighbours of a level header ask for; null when they say nothing or disagree. */
const numeralBetween = (before: string | undefined, after: string | undefined): string | null => {
  const [above, below] = [before, after].map((text) => (text === undefined ? -1 : levelOf(text)));
  const asked = new Set([...(above! >= 0 ? [above! + 1] : []), ...(below! >= 0 ? [below! - 1] : [])]);
  const [only] = asked;
  return asked.size === 1 && only! >= 0 ? (NUMERALS[only!] ?? null) : null;
};

const apply = (texts: readonly string[]): readonly PlacedStep[] => {
  const printed = texts.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, index }]));
  return printed.flatMap(({ text, index }, at) => {
    if (text.length > 12 || !isLevelHeader(text) || levelOf(text) >= 0) return [];
    const place = text.indexOf('级') - 1;
    if (isWordPair(text[place]!, '级')) return [];
    const [before, after] = [printed[at - 1]?.text, printed[at + 1]?.text];
    const numeral = numeralBetween(before, after);
    if (numeral === null) return [];
    const evidence = `the levels of the header count on from their neighbours: ${[before, after].filter((each) => each && isLevelHeader(each)).join(', ')}`;
    return [{ index, text: text.slice(0, place) + numeral + text.slice(place + 1), evidence }];
  });
};

/** Restores the numeral of a level in a header (级次) from the levels beside it: `一级指标 | 二级指标 | 干级指标`. */
export const numberLevels: SequenceRepair = {
  name: 'number-levels',
  code: 'label-repair',
  apply,
  cases: [
    { before: ['一级指标', '二级指标', '干级指标', '指标值'], after: ['一级指标', '二级指标', '三级指标', '指标值'] },
    { before: ['艹级指标', '二级指标', '三级指标'], after: ['一级指标', '二级指标', '三级指标'] },
    { before: ['一级指标', '', '=级指标', '三级指标'], after: ['一级指标', '', '二级指标', '三级指标'] },
  ],
  keeps: [
    ['一级指标', '二级指标', '指标值'],
    ['上级资金', '县级资金'],
    ['市级', '县级'],
    ['一级指标', '县级指标', '三级指标值'],
    ['中级指标'],
  ],
};
