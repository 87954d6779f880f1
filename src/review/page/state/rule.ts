import { signal } from '@preact/signals';
import type { RecordFacts, RuleProposal } from '../../api.ts';
import { tell } from './ask.ts';
import type { Change } from './decide.ts';
import { overlay, reviewer, say } from './session.ts';
import { word } from './words.ts';

/** A rule that the last correction suggests; null where it was about one value alone. */
export const proposal = signal<RuleProposal | null>(null);

/** Asks whether a correction looks general; says nothing where it does not. */
export const offerRule = async (documentId: string, record: RecordFacts, changes: readonly Change[]): Promise<void> => {
  proposal.value = null;
  for (const { field, value } of changes) {
    const before = record.extracted[field] ?? record.fields[field] ?? null;
    const asked = {
      table: record.table,
      recordId: record.id,
      documentId,
      field,
      before: before === null ? null : String(before),
      after: value,
    };
    const found = await tell<{ proposal: RuleProposal | null }>('/ask/rule', asked).catch(() => null);
    if (found?.proposal) {
      proposal.value = found.proposal;
      return;
    }
  }
};

/** Writes the proposal to the proposals file. */
export const writeRule = async (): Promise<void> => {
  const rule = proposal.value;
  if (!rule) return;
  try {
    const { file } = await tell<{ file: string }>('/rules', { ...rule.asked, by: reviewer.value.trim() });
    proposal.value = null;
    overlay.value = null;
    say(word('ruleWritten', { file }));
  } catch (error) {
    say(word('failed', { message: error instanceof Error ? error.message : String(error) }), 'bad');
  }
};
