import type { Filing, Note } from '../model/index.ts';
import { recordId, uniqueKeys } from './record-id.ts';
import type { RecordPlace } from './row-sink.ts';
import type { NoteRecordRow, NoteRow } from './tables.ts';

const noteKey = (note: Note): string =>
  [note.kind, note.code, note.at ?? '', note.before ?? '', note.message].join('|');

/**
 * Notes (修正、疑点) with the records they are about. A subject whose record does not exist is kept as a note about
 * the document, so that a reader's slip in a key loses nothing.
 */
export const noteRows = (
  filing: Filing,
  records: ReadonlyMap<string, RecordPlace>,
): { readonly notes: readonly NoteRow[]; readonly subjects: readonly NoteRecordRow[] } => {
  const unique = uniqueKeys();
  const notes: NoteRow[] = [];
  const subjects: NoteRecordRow[] = [];
  const document_id = filing.documentId;
  for (const note of filing.notes) {
    const id = recordId(document_id, 'note', unique(noteKey(note)));
    notes.push({
      id,
      document_id,
      ordinal: notes.length + 1,
      kind: note.kind,
      code: note.code,
      severity: note.severity,
      message: note.message,
      before: note.before ?? null,
      after: note.after ?? null,
      evidence: note.evidence ?? null,
      locator: note.at,
      resolved_by: null,
    });
    (note.subjects ?? []).forEach((subject, index) => {
      const place = records.get(subject.key) ?? { table: 'document', id: document_id };
      subjects.push({
        document_id,
        note_id: id,
        ordinal: index + 1,
        table_name: place.table,
        record_id: place.id,
        field: subject.field ?? null,
      });
    });
  }
  return { notes, subjects };
};
