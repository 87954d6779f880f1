import { unifyRadicals } from '../../src/model/index.ts';

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

// CJK radicals supplement, which NFKC does not touch.
for (let code = 0x2e80; code <= 0x2eff; code++) {
  const ideograph = unifyRadicals(String.fromCharCode(code));
  if (ideograph.length === 1) table[code] = ideograph.charCodeAt(0);
}

/** Comparison form of one UTF-16 unit, 0 when the comparison form drops it: `％` → `%`, `　` → 0. */
export const foldedCode = (code: number): number => table[code]!;
