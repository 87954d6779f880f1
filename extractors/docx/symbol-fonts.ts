// Characters of symbol fonts by their code below 0xF000; only those that forms use.

const SYMBOL: Readonly<Record<number, string>> = {
  68: 'Δ',
  83: '∑',
  97: 'α',
  98: 'β',
  109: 'μ',
  163: '≤',
  165: '∞',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '·',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  215: '·',
  229: '∑',
};

const WINGDINGS: Readonly<Record<number, string>> = {
  82: '☑',
  83: '☒',
  108: '●',
  110: '■',
  111: '□',
  112: '□',
  113: '□',
  114: '□',
  117: '◆',
  118: '❖',
  161: '○',
  163: '□',
  168: '□',
  216: '➢',
  251: '×',
  252: '√',
  253: '☒',
  254: '☑',
};

const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '×',
  80: '√',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '□',
  162: '■',
};

const tableOf = (font: string | null): Readonly<Record<number, string>> | null => {
  if (font === null) return null;
  if (/^symbol$/i.test(font)) return SYMBOL;
  if (/^wingdings 2$/i.test(font)) return WINGDINGS_2;
  return /^wingdings$/i.test(font) ? WINGDINGS : null;
};

/** Character that a symbol font prints for a code: `('Symbol', 0xF0B3)` → ≥; unknown ones stay what they are. */
export const symbolCharacter = (font: string | null, code: number): string => {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return tableOf(font)?.[low] ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');
};

/** Text of a run: private-use codes (0xF020–0xF0FF) are read through the symbol font of the run. */
export const runText = (text: string, font: string | null): string =>
  /[\uF020-\uF0FF]/.test(text)
    ? text.replace(/[\uF020-\uF0FF]/g, (character) => symbolCharacter(font ?? 'Symbol', character.charCodeAt(0)))
    : text;
