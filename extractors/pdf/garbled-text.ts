/** Characters that every Chinese page of some length holds many of: in forms, notices and budgets each fifth or more. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严项预绩支财评审额购付拨补贫困镇乡村街贷债券购',
);
const HAN = /\p{Script=Han}/u;
const OTHER_CJK = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /\p{L}/u;
/** Letters that the two bytes of a Chinese character become when they are read as Latin-1 (ÏîÄ¿Ãû³Æ). */
const HIGH_LATIN = /[\u00c0-\u00ff]/u;

/** Characters from which on a page is judged, and the shares that no readable page has. */
const LEAST_HAN = 60;
const FEWEST_FREQUENT = 0.15;
const LEAST_LETTERS = 30;
const MOST_HIGH_LATIN = 0.5;

/**
 * Does the text of a page say nothing although it is made of ordinary characters: Chinese characters by chance, from a font
 * whose map to Unicode is wrong (ToUnicode), or Chinese bytes shown as Latin letters (乱码)? Traditional and Japanese text,
 * tables of names and short texts are left alone.
 */
export const isGarbled = (text: string): boolean => {
  const [characters, letters] = [[...text], [...text].filter((character) => LETTER.test(character))];
  const high = letters.filter((letter) => HIGH_LATIN.test(letter)).length;
  if (letters.length >= LEAST_LETTERS && high > letters.length * MOST_HIGH_LATIN) return true;
  const han = characters.filter((character) => HAN.test(character));
  if (han.length < LEAST_HAN || characters.some((character) => OTHER_CJK.test(character))) return false;
  return han.filter((character) => FREQUENT.has(character)).length < han.length * FEWEST_FREQUENT;
};
