import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { RuleProposal } from '../api.ts';

interface Proposal extends RuleProposal {
  readonly proposedBy: string;
  readonly proposedAt: string;
}

const readProposals = (file: string): readonly Proposal[] => {
  if (!existsSync(file)) return [];
  const { proposals } = JSON.parse(readFileSync(file, 'utf8')) as { proposals?: unknown };
  if (!Array.isArray(proposals))
    throw new Error(`${file}: expected a file of proposals; name another with --proposals`);
  return proposals as Proposal[];
};

/**
 * Adds a proposal to the proposals file, for a person who keeps the reference data; the data itself is never touched.
 * The same rule proposed again takes the place of the first.
 */
export const writeProposal = (file: string, rule: RuleProposal, by: string): void => {
  const others = readProposals(file).filter((known) => known.file !== rule.file || known.added !== rule.added);
  const proposal: Proposal = { ...rule, proposedBy: by, proposedAt: new Date().toISOString() };
  writeFileSync(`${file}.part`, `${JSON.stringify({ proposals: [...others, proposal] }, null, 2)}\n`);
  renameSync(`${file}.part`, file);
};
