import type { Choice } from './random-choice.ts';

const NOUNS =
  'road bridge school water budget report market forest harbor county tax energy library clinic transit housing farm grain cotton revenue bond permit river airport sewer pension grant license trade fuel machine labor vehicle health student teacher court police fire mail paper steel copper fishery wage rent price stock loan asset'.split(
    ' ',
  );
const ADJECTIVES =
  'annual federal local gross net public private rural urban monthly average total other special minor new general direct foreign domestic current fixed temporary seasonal'.split(
    ' ',
  );
const VERBS = 'repair review purchase transfer inspect support replace operate finance plan extend measure'.split(' ');
export const PLACES =
  'Alden Brookfield Carver Dunmore Easton Fairview Granby Hadley Ipswich Jericho Kingston Lowell Marlow Newport Oakham Palmer Quincy Ridgeway Salem Truro Upton Vernon Westport Yarmouth North_Adams South_Hadley West_Boylston Mount_Washington'
    .split(' ')
    .map((name) => name.replace('_', ' '));
export const PEOPLE =
  'A. Baker|M. Lindqvist|J. O’Neil|Chen Wei|R. Patel|S. Moreau|T. Okafor|L. García|P. Novak|E. Haddad|K. Tanaka|D. Schmidt'.split(
    '|',
  );
export const CHINESE_NAMES =
  '农村公路养护|学校食堂改造|饮水安全工程|残疾人就业补助|图书采购|垃圾清运|森林防火|疫苗接种|老年人体检|文化站维修|河道治理|职业培训'.split(
    '|',
  );

/** A name of two or three words: `Gross harbor revenue`. */
export const phrase = (c: Choice, words = c.between(1, 3)): string => {
  const list = [...(words > 1 ? [c.pick(ADJECTIVES)] : []), ...c.some(NOUNS, Math.max(1, words - 1))];
  const text = list.join(' ');
  return text[0]!.toUpperCase() + text.slice(1);
};

/** A sentence of about `words` words. */
export const sentence = (c: Choice, words: number): string => {
  const list: string[] = [];
  while (list.length < words) {
    list.push(
      c.pick(VERBS),
      'the',
      c.pick(ADJECTIVES),
      c.pick(NOUNS),
      c.pick(['of', 'for', 'and', 'with', 'in']),
      'the',
      c.pick(NOUNS),
    );
  }
  const text = list
    .slice(0, words)
    .join(' ')
    .replace(/ (?:of|for|and|with|in|the)$/, ' work');
  return text[0]!.toUpperCase() + text.slice(1);
};

/** A paragraph of prose. */
export const paragraph = (c: Choice, sentences: number): string =>
  Array.from({ length: sentences }, () => `${sentence(c, c.between(8, 22))}.`).join(' ');

/** A number with separators: `1,204`. */
export const number = (c: Choice, digits = c.between(2, 6), decimals = 0): string => {
  const value = Math.floor(c.unit() * 10 ** digits);
  const whole = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === 0 ? whole : `${whole}.${String(c.between(0, 10 ** decimals - 1)).padStart(decimals, '0')}`;
};
