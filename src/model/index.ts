// The nouns of the system in one import.
export * from './check.ts';
export * from './crawl.ts';
export * from './decimal.ts';
export * from './document.ts';
export * from './draft.ts';
export * from './extractor.ts';
export * from './filing.ts';
export * from './given-up.ts';
export * from './locator.ts';
export * from './money.ts';
export * from './note.ts';
export * from './note-codes.ts';
export * from './outcome.ts';
export * from './source.ts';
export * from './tier-promise.ts';
export * from './unify-radicals.ts';
