import type { Filing } from '../model/index.ts';
import type { CellEntryRow } from './tables.ts';

/** The ledger of input cells (单元格台账); a text equal to its raw text is stored once. */
export const ledgerRows = (filing: Filing, documentNumber: number): readonly CellEntryRow[] =>
  filing.ledger.map((entry, index) => {
    const same = entry.rawText !== null && entry.text === entry.rawText;
    return {
      document_number: documentNumber,
      ordinal: index + 1,
      locator: entry.at,
      raw_text: entry.rawText,
      text: same ? null : entry.text,
      same_text: same ? 1 : 0,
      disposition: entry.disposition,
      rule: entry.rule,
      character_count: entry.characterCount,
    };
  });
