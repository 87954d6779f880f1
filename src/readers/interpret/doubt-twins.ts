import { isHan, isNumeral } from '../../../normalizers/text/confusables.ts';
import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Finding, type Form, finding, type Indicator } from '../../model/index.ts';

const SHORTEST = 4;

/** Where two texts of one length differ in a single Chinese character, which is no numeral; null for any other two. */
const onlyDifference = (a: string, b: string): number | null => {
  if (a.length !== b.length || a.length < SHORTEST) return null;
  let place: number | null = null;
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    if (place !== null) return null;
    place = at;
  }
  if (place === null) return null;
  const isWord = (character: string): boolean => isHan(character) && !isNumeral(character);
  return isWord(a[place]!) && isWord(b[place]!) ? place : null;
};

type Part = (indicator: Indicator) => string | null;

const NAME: Part = ({ name }) => name;
const LABEL: Part = ({ dimensionLabel }) => dimensionLabel;

const doubtPair = (first: Indicator, second: Indicator, part: Part): Finding => {
  const [one, other] = [part(first) ?? '', part(second) ?? ''];
  const keys = [first, second].flatMap(({ key, targets }) => [key, ...targets.map((target) => target.key)]);
  const message = `${one} and ${other}, each printed in one term only, differ in one character; one of them may be misread`;
  return finding('suspicious-text', 'warning', message, second.at, {
    before: `${one} | ${other}`,
    subjects: keys.map((key) => ({ key })),
  });
};

/** Indicators of the other term whose text differs from this one in a character, where neither term prints both. */
const twinsIn = (indicators: readonly Indicator[], part: Part, isPair: (a: Indicator, b: Indicator) => boolean) => {
  const printed = new Set(indicators.map((each) => `${each.term} ${foldText(part(each) ?? '')}`));
  return indicators.flatMap((first, index) =>
    indicators.slice(index + 1).flatMap((second): Finding[] => {
      if (first.term === second.term || !isPair(first, second)) return [];
      const [one, other] = [foldText(part(first) ?? ''), foldText(part(second) ?? '')];
      if (onlyDifference(one, other) === null) return [];
      const isBoth = printed.has(`${second.term} ${one}`) || printed.has(`${first.term} ${other}`);
      return isBoth ? [] : [doubtPair(first, second, part)];
    }),
  );
};

/** More indicators are compared with one another in no form. */
const MOST = 400;

/**
 * Recognised forms that print their indicators twice, for two terms (长期, 年度): a name, or the label over one name, that differs
 * in one character between them (`聘用护林员人数` | `府用护林员人数`) is misread in one, and which one nothing proves.
 */
export const doubtTwins = (form: Form): readonly Finding[] =>
  [form.indicators, ...form.projects.map(({ indicators }) => indicators)].flatMap((indicators) => {
    if (indicators.length > MOST || new Set(indicators.map(({ term }) => term)).size < 2) return [];
    return [
      ...twinsIn(indicators, NAME, (a, b) => a.category === b.category),
      ...twinsIn(indicators, LABEL, (a, b) => a.name === b.name),
    ];
  });
