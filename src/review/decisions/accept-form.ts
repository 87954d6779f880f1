import type { Decision, ReviewRecord } from '../../store/index.ts';
import type { ReviewBackend } from '../review-backend.ts';

/** A form that a person has looked over as a whole. */
export interface FormToAccept {
  readonly documentId: string;
  readonly form: string;
  readonly decidedBy: string;
  /** Number of the newest decision about the document that the person has seen. */
  readonly seenDecisions: number;
}

const formIdOf = (record: ReviewRecord, byId: ReadonlyMap<string, ReviewRecord>): string | null => {
  if (record.table === 'form') return record.id;
  const { form_id, indicator_id, project_id } = record.row;
  if (typeof form_id === 'string') return form_id;
  const above = byId.get(String(indicator_id ?? project_id ?? ''));
  return above ? formIdOf(above, byId) : null;
};

const isOpenError = ({ notes, decisions }: ReviewRecord): boolean =>
  decisions.length === 0 &&
  notes.some((note) => note.kind === 'finding' && note.severity === 'error' && note.resolved_by === null);

/**
 * Accepts every record of a form that nobody has decided yet (整表确认), each with a decision of its own, in one
 * transaction. `not-clean` where an error is still open; what the other person decided where the form has changed.
 */
export const acceptForm = async (
  { store }: ReviewBackend,
  { documentId, form, decidedBy, seenDecisions }: FormToAccept,
): Promise<number | 'not-clean' | { readonly last: { readonly by: string; readonly action: string } }> => {
  const all = await store.decisions.records(documentId);
  const byId = new Map(all.map((record) => [record.id, record]));
  const records = all.filter((record) => formIdOf(record, byId) === form);
  const newer = records
    .flatMap(({ decisions }) => decisions.map(({ decision }) => decision))
    .find(({ number }) => number > seenDecisions);
  if (newer) return { last: { by: newer.decidedBy, action: newer.action } };
  if (records.some(isOpenError)) return 'not-clean';
  const decidedAt = new Date().toISOString();
  const added: Decision[] = [];
  for (const { key, version, decisions, lastDecisions } of records) {
    if (decisions.length > 0) continue;
    // What was taken back stays in the log before it.
    if (lastDecisions['*'] !== undefined) added.push(...(await store.decisions.history(key, '*')));
    added.push({
      key,
      field: '*',
      action: 'accept',
      baseValue: version,
      value: null,
      reason: null,
      decidedBy,
      decidedAt,
      documentId,
    });
  }
  return (await store.decisions.importDecisions(added)).added;
};
