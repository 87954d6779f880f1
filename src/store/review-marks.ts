import { type Filing, NOTE_CODES } from '../model/index.ts';

/**
 * Natural keys of the records that carry an unresolved finding which could change one of their values (待核).
 * A finding of severity `info`, or with a code that reports the author's own mistake, raises no doubt.
 */
export const doubtfulKeys = (filing: Filing): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const note of filing.notes) {
    if (note.kind !== 'finding' || note.severity === 'info' || !NOTE_CODES[note.code]?.doubt) continue;
    for (const subject of note.subjects ?? []) keys.add(subject.key);
  }
  return keys;
};
