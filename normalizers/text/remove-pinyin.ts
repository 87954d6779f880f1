import type { TextRepair } from './text-repair.ts';

/** Pinyin in brackets behind a character, with its tone mark: `績(jì)`. */
const TONED = /(?<=[\u3400-\u9fff])[（(][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]{0,4}[）)]/g;

/** The same with or without tone mark: neutral syllables (`的(de)`) carry none. */
const SYLLABLE =
  /(?<=[\u3400-\u9fff])[（(](?=[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[）)])[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]+[）)]/g;

/** Syllables without tone that stand in annotated mirrors. */
const NEUTRAL = new Set(['de', 'le', 'zhe', 'men', 'ma', 'ne', 'ba', 'zi', 'tou']);

/** True when a text carries pinyin in brackets at three places at least: `績(jì)效目標(biāo)表(biǎo)`. */
export const isAnnotated = (text: string): boolean => (text.match(TONED)?.length ?? 0) >= 3;

/** Removes the pinyin that mirrors print behind characters (拼音注音): `產(chǎn)出` → `產出`. */
export const removePinyin: TextRepair = {
  name: 'remove-pinyin',
  code: 'script-folded',
  isNeeded: (traits) => traits.annotated,
  apply: (text) => {
    const bare = text.replace(SYLLABLE, (printed) => {
      const syllable = printed.slice(1, -1);
      return /[^a-z]/.test(syllable) || NEUTRAL.has(syllable) ? '' : printed;
    });
    return bare === text ? [] : [{ text: bare, evidence: 'pinyin in brackets behind characters' }];
  },
  cases: [
    { before: '績(jì)效目標(biāo)', after: '績效目標', traits: { annotated: true } },
    { before: '經(jīng)濟（jì）效益的(de)', after: '經濟效益的', traits: { annotated: true } },
  ],
  keeps: ['平台(app)建设', '面积(m)', '造林(亩)', '里程（km）'],
};
