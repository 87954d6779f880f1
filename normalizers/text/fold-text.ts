import { foldedCode } from './character-table.ts';

/**
 * Comparison form (比较形) of a text: width, sign, quote, dash and bracket variants unified, radicals folded, all white
 * space dropped. `　≧ ９５ ％` → `≥95%`, `项目 名称：` → `项目名称:`; `①`, `㎡`, `²`, `½` stay.
 */
export const foldText = (text: string): string => {
  const length = text.length;
  let at = 0;
  while (at < length && foldedCode(text.charCodeAt(at)) === text.charCodeAt(at)) at++;
  if (at === length) return text;
  let folded = text.slice(0, at);
  let from = at;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    const to = foldedCode(code);
    if (to === code) continue;
    folded += text.slice(from, at);
    if (to !== 0) folded += String.fromCharCode(to);
    from = at + 1;
  }
  return folded + text.slice(from);
};

/** A text in comparison form with the place of each folded unit in the text it came from. */
export interface FoldedText {
  readonly folded: string;
  /** `origins[i]`: offset in the original text; one more entry than characters, the last is the length. */
  readonly origins: readonly number[];
}

/** Like {@link foldText}, but remembers where each character stood: `项 目` → `项目` with origins 0, 2, 3. */
export const foldWithOrigins = (text: string): FoldedText => {
  let folded = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const to = foldedCode(text.charCodeAt(at));
    if (to === 0) continue;
    folded += String.fromCharCode(to);
    origins.push(at);
  }
  origins.push(text.length);
  return { folded, origins };
};
