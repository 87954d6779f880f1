// Text: the comparison form, the stored form, and repairs with proof.
export { cleanText } from './clean-text.ts';
export { foldText, foldWithOrigins } from './fold-text.ts';
export { repairTerm } from './repair-term.ts';
