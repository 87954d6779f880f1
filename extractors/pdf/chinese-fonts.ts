import { createRequire } from 'node:module';

/** Chinese font families by preference: what Linux, Windows and macOS bring along. */
const FAMILIES = [
  /^Noto Serif CJK/,
  /^Source Han Serif/,
  /^(?:SimSun|NSimSun|Songti SC|STSong|FangSong)$/,
  /^AR PL UMing/,
  /^Noto Sans CJK/,
  /^Source Han Sans/,
  /^(?:Microsoft YaHei|SimHei|PingFang SC|Heiti SC)$/,
  /^WenQuanYi/,
];
/** Names under which pdf.js asks for a font that the file does not hold. */
const ASKED_FOR = ['serif', 'sans-serif'];

interface FontList {
  readonly families: readonly { readonly family: string }[];
  readonly setAlias: (family: string, alias: string) => boolean;
}

let done = false;

/**
 * Lets a page that names Chinese fonts without holding them (`STSong-Light`) be drawn with an installed one instead of
 * empty boxes. For pictures that people look at; what recognition is shown must not depend on the machine's fonts.
 */
export const useChineseFonts = (): void => {
  if (done) return;
  done = true;
  try {
    // the copy that pdf.js draws with
    const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    const fonts = (require('@napi-rs/canvas') as { readonly GlobalFonts: FontList }).GlobalFonts;
    const installed = fonts.families.map(({ family }) => family).sort();
    const chosen = FAMILIES.map((wanted) => installed.find((family) => wanted.test(family))).find(Boolean);
    if (chosen) for (const name of ASKED_FOR) fonts.setAlias(chosen, name);
  } catch {
    // without the canvas package nothing is drawn at all
  }
};
