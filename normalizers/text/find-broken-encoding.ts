import { type Finding, finding } from '../../src/model/index.ts';

/** What GB bytes become that were read as UTF-8 and written again: `锟斤拷`, `烫烫烫`, or replacement characters. */
const LOST = /\ufffd|锟斤拷|锟斤|烫烫烫|屯屯屯/g;

/** What UTF-8 bytes become that were read as GB: rare characters that no form prints, `鐨勭哗鏁堢洰鏍`. */
const MISREAD = /[鐨勭哗鏁堢洰鏍囬鍗曚綅棰畻鎸囨爣锛銆鈥涓鐩椤瀹鍔]{2}/g;

/** OLE or other binary bytes as text: control characters, or UTF-16 with its high bytes gone (`2020t^`). */
const BINARY = /[\u0000-\u0008\u000e-\u001f]/g;

const SAMPLE = 50_000;

const shareOf = (text: string, pattern: RegExp): number => {
  let characters = 0;
  for (const match of text.matchAll(pattern)) characters += match[0].length;
  return text.length === 0 ? 0 : characters / text.length;
};

/**
 * A finding when a text was destroyed in an earlier conversion (编码损坏): replacement characters, GB read as UTF-8 or
 * the other way round, binary bytes as text. Nothing is repaired: the bytes that would prove it are gone.
 */
export const findBrokenEncoding = (text: string): Finding | null => {
  const sample = text.slice(0, SAMPLE);
  const kinds = [
    { share: shareOf(sample, LOST), what: 'characters were lost in an earlier conversion (\ufffd or 锟斤拷)' },
    { share: shareOf(sample, MISREAD), what: 'UTF-8 text was read as GB characters' },
    { share: shareOf(sample, BINARY), what: 'binary bytes stand in the text' },
  ];
  const worst = kinds.reduce((a, b) => (b.share > a.share ? b : a));
  if (worst.share < 0.005) return null;
  const percent = (worst.share * 100).toFixed(1);
  return finding('encoding-damage', worst.share > 0.2 ? 'error' : 'warning', `${worst.what}: ${percent}% of the text`);
};
