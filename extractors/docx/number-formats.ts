const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** Chinese count up to 9999: 12 → 十二, 20 → 二十, 105 → 一百零五. */
const chineseCount = (value: number, digits: string, units: readonly string[], shortTen: boolean): string => {
  if (value <= 0 || value > 9999) return String(value);
  let text = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits[digit]}${units[power]}`;
    gap = false;
  }
  return shortTen && value >= 10 && value < 20 ? text.slice(1) : text;
};

const roman = (value: number): string => {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  if (value <= 0 || value > 4999) return String(value);
  let rest = value;
  let text = '';
  for (const [size, sign] of steps)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
};

/** a … z, aa, bb … as Word counts. */
const letter = (value: number): string =>
  value <= 0 || value > 780
    ? String(value)
    : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const fromSeries = (value: number, first: number, last: number, codePoint: number): string =>
  value >= first && value <= last ? String.fromCodePoint(codePoint + value - first) : String(value);

const counting = (value: number): string => chineseCount(value, DIGITS, ['', '十', '百', '千'], true);
const legal = (value: number): string => chineseCount(value, LEGAL_DIGITS, ['', '拾', '佰', '仟'], false);
const digital = (value: number): string => [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
const among =
  (signs: string) =>
  (value: number): string =>
    signs[value - 1] ?? String(value);

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  japaneseCounting: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: among('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: among('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: (value) => fromSeries(value, 1, 20, 0x2460),
  decimalEnclosedCircleChinese: (value) => fromSeries(value, 1, 20, 0x2460),
  decimalEnclosedParen: (value) => fromSeries(value, 1, 20, 0x2474),
  decimalEnclosedFullstop: (value) => fromSeries(value, 1, 20, 0x2488),
  ideographEnclosedCircle: (value) => fromSeries(value, 1, 10, 0x3280),
  decimalFullWidth: (value) => [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  none: () => '',
};

/** A list number as printed: `(3, 'chineseCounting')` → 三; unknown formats count in decimals as Word does. */
export const formatListNumber = (value: number, format: string): string => FORMATS[format]?.(value) ?? String(value);
