import type { FontFacts } from './graphics-state.ts';

/** Font as pdf.js hands it over, as far as it is read here. */
interface ListedFont {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
  readonly defaultVMetrics?: readonly number[];
  readonly composite?: boolean;
  readonly toUnicode?: { readonly firstChar?: number; readonly lastChar?: number };
}

/** Em of a Type 3 font in text units: the height of its font box, since its glyph units are its own affair. */
const type3Em = (font: ListedFont, unit: number): number => {
  const height = (font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0);
  const em = Math.abs(height * (font.fontMatrix?.[3] ?? unit));
  return em > 0.05 && em < 50 ? em : 1;
};

/** What decides about the places of a font's glyphs; an unknown font gets the usual thousandths. */
export const fontFacts = (value: unknown): FontFacts => {
  const font: ListedFont = value && typeof value === 'object' ? value : {};
  const unit = font.fontMatrix?.[0] || 0.001;
  const [advance = -1000, x = 500, y = 880] = font.defaultVMetrics ?? [];
  return {
    name: font.name ?? '',
    vertical: font.vertical === true,
    type3: font.isType3Font === true,
    unit,
    em: font.isType3Font ? type3Em(font, unit) : 1,
    // pdf.js maps every code to itself when a composite font has neither ToUnicode nor a known collection
    unmapped: font.composite === true && font.toUnicode?.firstChar === 0 && (font.toUnicode.lastChar ?? 0) >= 0xffff,
    defaultVertical: [advance, x, y],
  };
};
