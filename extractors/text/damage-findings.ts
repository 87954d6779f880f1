import { type Block, type Finding, finding, type Locator } from '../../src/model/index.ts';

const MOST_PLACES = 100;
/** Share of lost characters from which nothing of the text can be relied on. */
const HOPELESS = 0.2;

/** U+FFFD, and what GBK makes of the bytes of two of them. */
const LOST = /\uFFFD|锟斤拷/g;

const lostIn = (text: string): number => text.match(LOST)?.length ?? 0;

const places = (blocks: readonly Block[]): { at: Locator; text: string }[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block]));

/**
 * Findings about characters that an earlier conversion destroyed (GB bytes read as UTF-8: `绩����目��`): one for the
 * document, and one for each damaged cell or paragraph while there are few. What was lost cannot be recovered from here.
 */
export const findEncodingDamage = (blocks: readonly Block[]): Finding[] => {
  const damaged = places(blocks).filter(({ text }) => /\uFFFD|锟斤拷/.test(text));
  if (damaged.length === 0) return [];
  const lost = damaged.reduce((sum, { text }) => sum + lostIn(text), 0);
  const size = places(blocks).reduce((sum, { text }) => sum + text.length, 0);
  const hopeless = lost > size * HOPELESS;
  const summary = finding(
    'encoding-damage',
    hopeless ? 'error' : 'warning',
    `${lost} characters in ${damaged.length} places were lost in an earlier conversion; fetch the original file`,
  );
  if (damaged.length > MOST_PLACES) return [summary];
  const located = damaged.map(({ at, text }) =>
    finding('encoding-damage', 'warning', `${lostIn(text)} characters are lost here`, at),
  );
  return [summary, ...located];
};
