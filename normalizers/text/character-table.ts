/**
 * What the comparison form does to each character of the basic plane: code → code, 0 = dropped.
 * Not NFKC: that turns `①` into `1` (`100①` → `1001`), `㎡` into `m2` and `²` into `2`.
 */
const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);

const map = (from: string, to: string): void => {
  for (const character of from) table[character.charCodeAt(0)] = to.charCodeAt(0);
};

// Full-width forms: `％（：１Ａ` → `%(:1A`.
for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
map('￠', '¢');
map('￡', '£');
map('￥', '¥');
map('﹪٪', '%');
map('﹐︐', ',');
map('﹑︑', '、');
map('︒｡', '。');
map('﹔︔', ';');
map('﹕︓︰∶', ':');
map('﹙︵', '(');
map('﹚︶', ')');
map('﹟', '#');
map('﹢', '+');
map('﹡∗', '*');
// 〔2021〕 [2021] 【2021】 are the same brackets to a reader of forms.
map('〔【［〖﹝', '[');
map('〕】］〗﹞', ']');
map('“”„‟″＂「」『』〝〞', '"');
map('‘’‚‛′', "'");
map('‐‑‒–—―−－─━﹣﹘⎯', '-');
map('～〜∼˜', '~');
map('·•・‧∙⋅･', '·');
map('≧⩾≥', '≥');
map('≦⩽≤', '≤');
map('﹤', '<');
map('﹥', '>');
// `═ 98%` in the forms of 云南.
map('═﹦', '=');

// White space, zero-width and direction marks, control characters.
for (let code = 0; code <= 0x20; code++) table[code] = 0;
for (let code = 0x7f; code <= 0xa0; code++) table[code] = 0;
for (let code = 0x2000; code <= 0x200f; code++) table[code] = 0;
for (let code = 0x2028; code <= 0x202f; code++) table[code] = 0;
for (let code = 0x205f; code <= 0x206f; code++) table[code] = 0;
for (const code of [0xad, 0x1680, 0x180e, 0x3000, 0xfeff]) table[code] = 0;

// Kangxi radicals and compatibility ideographs (`⾦` `⼀`): PDF fonts map glyphs to them; their NFKC form is one ideograph.
for (const [first, last] of [
  [0x2f00, 0x2fd5],
  [0xf900, 0xfaff],
] as const) {
  for (let code = first; code <= last; code++) {
    const normal = String.fromCharCode(code).normalize('NFKC');
    if (normal.length === 1) table[code] = normal.charCodeAt(0);
  }
}

// CJK radicals supplement, which NFKC does not touch: Unicode property Equivalent_Unified_Ideograph, in pairs.
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺸𦍋⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const radicalPairs = [...RADICALS];
for (let index = 0; index + 1 < radicalPairs.length; index += 2) {
  const ideograph = radicalPairs[index + 1]!;
  if (ideograph.length === 1) map(radicalPairs[index]!, ideograph);
}

/** Comparison form of one UTF-16 unit, 0 when the comparison form drops it: `％` → `%`, `　` → 0. */
export const foldedCode = (code: number): number => table[code]!;
