const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud87f]/;

/** Is a character Chinese, Japanese or full-width punctuation, which is set without blanks? */
export const isWide = (character: string): boolean => WIDE.test(character);
