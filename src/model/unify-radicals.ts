/** Unicode property Equivalent_Unified_Ideograph of the CJK radicals supplement, in pairs. */
const PAIRS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺸𦍋⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  [...PAIRS].flatMap((radical, i, all) => (i % 2 === 0 ? [[radical, all[i + 1]!] as const] : [])),
);

const RADICAL = /[\u2e80-\u2fd5]/g;

/**
 * Radicals (部首) as the characters they look like: fonts of PDF files map the glyph of 目 to the radical ⽬. Kangxi
 * radicals by NFKC, those of the supplement by Unicode's table. `项⽬` → `项目`.
 */
export const unifyRadicals = (text: string): string =>
  text.replace(RADICAL, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'));
