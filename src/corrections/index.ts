// Human decisions about records: keys that survive re-publication, the grammar of corrected values, the merge.

export * from './compare-records.ts';
export * from './correct-field.ts';
export * from './correctable-fields.ts';
export * from './corrections-file.ts';
export * from './decision.ts';
export * from './departments-file.ts';
export * from './derived-columns.ts';
export * from './match-decisions.ts';
export * from './merge-decisions.ts';
export * from './merge-value.ts';
export * from './record-key.ts';
export * from './record-tables.ts';
export * from './record-version.ts';
