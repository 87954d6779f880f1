import type { Note } from '../model/index.ts';

const noteLines = (note: Note): readonly string[] => {
  const head = `${note.at ?? '-'}  ${note.kind} ${note.severity} ${note.code}: ${note.message}`;
  const lines = [head];
  if (note.evidence) lines.push(`    evidence: ${note.evidence}`);
  for (const { key, field } of note.subjects ?? []) lines.push(`    about: ${key}${field ? ` (${field})` : ''}`);
  return lines;
};

/** Repairs and findings as text, one line each with its evidence and records below. */
export const printedNotes = (notes: readonly Note[]): string =>
  notes.length === 0 ? 'no notes\n' : `${notes.flatMap(noteLines).join('\n')}\n`;
