/** One numbered item (分项) of a text, without its number. */
export interface TextItem {
  readonly text: string;
  /** Printed number, null for text before the first number. */
  readonly number: number | null;
}

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly style: string;
}

const CHINESE = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Numbering styles in the order in which they are tried; each captures its number. */
const STYLES: readonly { readonly style: string; readonly pattern: RegExp }[] = [
  { style: 'word', pattern: /(?:目标|任务|职能|职责)\s*(\d{1,2}|[一二三四五六七八九十])\s*[:：、.．]/g },
  {
    style: 'arabic',
    pattern: /(?<![\d.．])(\d{1,2})\s*(?:[.．](?!\d{1,2}(?:%|\d|[个次万元]))(?:\s*\d{1,2}[.．](?!\d))?|、|．)/g,
  },
  { style: 'brackets', pattern: /[(（](\d{1,2})[)）]\s*、?/g },
  { style: 'circled', pattern: /([①-⑳])/g },
  { style: 'chinese', pattern: /([一二三四五六七八九十])[、.．]/g },
  { style: 'chinese-brackets', pattern: /[(（]([一二三四五六七八九十])[)）]\s*、?/g },
  { style: 'bare', pattern: /(?:^|\n)\s*(\d{1,2})\s+(?=[\u3400-\u9fff])/g },
];

const numberOf = (printed: string): number => {
  if (/^\d+$/.test(printed)) return Number(printed);
  const circled = CIRCLED.indexOf(printed);
  return circled >= 0 ? circled + 1 : CHINESE.indexOf(printed) + 1;
};

const markersOf = (text: string, style: string, pattern: RegExp): Marker[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    number: numberOf(match[1]!),
    style,
  }));

/** Markers that count 1, 2, 3 …; a number out of turn is part of the text (`4.集聚人才` after item 1). */
const inSequence = (markers: readonly Marker[]): Marker[] => {
  const chosen: Marker[] = [];
  for (const marker of markers) if (marker.number === chosen.length + 1) chosen.push(marker);
  return chosen;
};

const startsItem = (text: string, { start, style }: Marker): boolean =>
  style === 'word' ||
  style === 'bare' ||
  start === 0 ||
  /[\s。；;！!?？.，,、:：\u3400-\u9fff)）”"’%]/.test(text[start - 1]!);

/** The style whose first number opens the text, else the one with the longest count of at least two. */
const chooseMarkers = (text: string): Marker[] => {
  let best: Marker[] = [];
  for (const { style, pattern } of STYLES) {
    const chosen = inSequence(markersOf(text, style, pattern).filter((marker) => startsItem(text, marker)));
    if (chosen.length === 0) continue;
    if (text.slice(0, chosen[0]!.start).trim() === '') return withBareNumbers(text, chosen);
    if (chosen.length >= 2 && chosen.length > best.length) best = chosen;
  }
  return best;
};

/** A list can lose the stroke after one number (`3 组织实施…` between `2、` and `4、`): the gap is filled. */
const withBareNumbers = (text: string, chosen: readonly Marker[]): Marker[] => {
  const all = [...markersOf(text, chosen[0]!.style, STYLES.find(({ style }) => style === chosen[0]!.style)!.pattern)];
  const bare = markersOf(text, 'bare', STYLES.find(({ style }) => style === 'bare')!.pattern);
  const merged = inSequence([...all, ...bare].sort((a, b) => a.start - b.start));
  return merged.length > chosen.length ? merged : [...chosen];
};

/**
 * Cuts a text into its numbered items (分项): `1、…2、…`, `目标1：…`, `（1）…`, `①…`, also where items are glued.
 * Numbers must count from 1 without a gap; a text without numbers is one item.
 */
export const splitItems = (text: string): TextItem[] => {
  const markers = chooseMarkers(text);
  if (markers.length === 0) return text.trim() === '' ? [] : [{ text: text.trim(), number: null }];
  const lead = text.slice(0, markers[0]!.start).trim();
  const items: TextItem[] = lead === '' ? [] : [{ text: lead, number: null }];
  markers.forEach((marker, index) => {
    const body = text.slice(marker.end, markers[index + 1]?.start ?? text.length).trim();
    if (body !== '') items.push({ text: body, number: marker.number });
  });
  return items;
};
