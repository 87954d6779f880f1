import words from '../../../data/reference/crawl-words.json' with { type: 'json' };

/** Words that decide what a link or a page is about (关键词), see `data/reference/crawl-words.json`. */
export type CrawlWordKind = Exclude<keyof typeof words, '_'>;

/** The first word of a kind in a text, or null: `foundWord('target', '2025年绩效目标表')` is `绩效目标`. */
export const foundWord = (kind: CrawlWordKind, text: string): string | null => {
  const lower = text.toLowerCase();
  return words[kind].find((word) => lower.includes(word)) ?? null;
};

/** Whether a text is one of the words and nothing else: `isWord('next', ' 下一页 ')`. */
export const isWord = (kind: CrawlWordKind, text: string): boolean =>
  words[kind].includes(text.replace(/\s+/g, ' ').trim().toLowerCase());

/** How many different words of a kind a text has. */
export const countWords = (kind: CrawlWordKind, text: string): number =>
  words[kind].filter((word) => text.includes(word)).length;
