import type { Token } from './token.ts';

const FEWEST_HEADER_CELLS = 4;

/** A run of labels without any value between them that is no header we know: the rows below it cannot be read. */
export const isUnknownHeader = (tokens: readonly Token[]): boolean => {
  let run = 0;
  let longest = 0;
  for (const { label } of tokens) {
    run = label !== null && label.item === null && !label.field?.startsWith('objective') ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  const isColumn = ({ label }: Token): boolean => label !== null && Object.keys(label.columns).length > 0;
  return (
    longest >= FEWEST_HEADER_CELLS - 1 && tokens.length >= FEWEST_HEADER_CELLS && tokens.filter(isColumn).length >= 2
  );
};
