export { codeWords, ENUMERATIONS, type EnumerationName } from './enumerations.ts';
export { type Language, type Words, words } from './words.ts';
