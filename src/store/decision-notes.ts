import type { MergeResult } from '../corrections/index.ts';
import { type Finding, finding, type NoteCode, type Repair } from '../model/index.ts';

/** Codes of the notes that decisions leave; they are written anew whenever decisions are applied. */
export const DECISION_NOTE_CODES = [
  'corrected',
  'source-error',
  'decision-conflict',
  'decision-gone',
  'decision-retired',
] as const satisfies readonly NoteCode[];

const shown = (value: string | null): string => (value === null ? 'nothing' : `‘${value}’`);

const who = ({ decision }: MergeResult): string =>
  `${decision.decidedBy}${decision.reason === null ? '' : `: ${decision.reason}`}`;

const labelOf = ({ record, decision }: MergeResult): string => {
  const row = record?.row;
  return String(row?.name ?? row?.item_label ?? row?.text ?? row?.department ?? decision.key.split('|').at(-4) ?? '');
};

/** The note that a merge result leaves (判定说明), or null for decisions that say nothing new (`accept`). */
export const decisionNote = (result: MergeResult): Finding | Repair | null => {
  const { decision, outcome, record, theirs } = result;
  const at = record === null ? null : String(record.row.locator);
  const { field, action, baseValue, value } = decision;
  const evidence = `${action} by ${who(result)}`;
  if (outcome === 'gone')
    return finding(
      'decision-gone',
      'warning',
      `${decision.key}: ${action} of ${field} has no record here any more`,
      at,
      {
        ...(value === null ? {} : { after: value }),
        evidence,
      },
    );
  if (outcome === 'conflict') {
    const ours = action === 'correct' ? `corrected to ${shown(value)}` : action;
    const message = `${labelOf(result)}: ${field} was ${shown(baseValue)}, ${ours}, and now is read as ${shown(theirs)}`;
    return finding('decision-conflict', 'warning', message, at, { evidence });
  }
  if (outcome === 'retired')
    return finding('decision-retired', 'info', `${labelOf(result)}: ${field} now is read as ${shown(theirs)}`, at, {
      evidence,
    });
  if (action === 'source-error')
    return finding('source-error', 'info', `${labelOf(result)}: the document says ${shown(theirs)}`, at, {
      ...(value === null ? {} : { after: value }),
      evidence,
    });
  if (action !== 'correct') return null;
  const [before, after] = [theirs ?? '', value ?? ''];
  return {
    kind: 'repair',
    code: 'corrected',
    severity: 'info',
    message: `${before} → ${after}`,
    before,
    after,
    evidence,
    at,
  };
};
