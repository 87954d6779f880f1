import { cleanText } from '../../normalizers/text/clean-text.ts';
import { carrierLocator, type Document, type LedgerEntry, type Locator } from '../model/index.ts';
import type { RedactedDocument } from './redact-document.ts';
import type { Token } from './token.ts';

type Disposition = LedgerEntry['disposition'];

interface Mark {
  readonly disposition: Disposition;
  readonly rule: string | null;
}

const RANK: Readonly<Record<Disposition, number>> = { ignored: 0, used: 1, flagged: 2 };

/** Rule under which personal data is set aside; its text is kept nowhere. */
export const PERSONAL_DATA = 'personal-data';

/**
 * Ledger of cells (单元格台账): while a document is read every cell is marked; the strongest mark counts
 * (flagged over used over ignored), and personal data stays personal data.
 */
export interface Ledger {
  readonly use: (...tokens: readonly (Token | null)[]) => void;
  readonly ignore: (rule: string, ...tokens: readonly Token[]) => void;
  readonly flag: (rule: string, ...tokens: readonly Token[]) => void;
  /** Whether a cell was used or set aside; a flagged one is still open. */
  readonly isSettled: (token: Token) => boolean;
  /** Takes back flags of a table that turned out to be none of ours. */
  readonly unflag: (tokens: readonly Token[]) => void;
  /** One entry per non-empty cell or text block as received; what nobody marked is `flagged` by `unread-cell`. */
  readonly close: (received: RedactedDocument, document: Document) => LedgerEntry[];
}

interface Carrier {
  readonly at: Locator;
  readonly text: string;
}

const carriersOf = (document: Document): Carrier[] =>
  document.blocks.flatMap((block): readonly Carrier[] => (block.kind === 'table' ? block.rows.flat() : [block]));

const characters = (text: string): number => text.replace(/\s/g, '').length;

/** Opens the ledger of one document. */
export const openLedger = (): Ledger => {
  const marks = new Map<Locator, Mark>();
  const put = (token: Token, disposition: Disposition, rule: string | null): void => {
    for (const part of token.parts) {
      const at = carrierLocator(part);
      const known = marks.get(at);
      if (known?.rule === PERSONAL_DATA) continue;
      if (rule === PERSONAL_DATA || !known || RANK[disposition] > RANK[known.disposition])
        marks.set(at, { disposition, rule });
    }
  };
  return {
    use: (...tokens) => {
      for (const token of tokens) if (token && token.folded !== '') put(token, 'used', null);
    },
    ignore: (rule, ...tokens) => {
      for (const token of tokens) if (token.folded !== '') put(token, 'ignored', rule);
    },
    flag: (rule, ...tokens) => {
      for (const token of tokens) if (token.folded !== '') put(token, 'flagged', rule);
    },
    isSettled: (token) =>
      token.parts.some((part) => {
        const mark = marks.get(carrierLocator(part));
        return mark !== undefined && mark.disposition !== 'flagged';
      }),
    unflag: (tokens) => {
      for (const part of tokens.flatMap(({ parts }) => parts)) {
        const at = carrierLocator(part);
        if (marks.get(at)?.disposition === 'flagged') marks.delete(at);
      }
    },
    close: ({ document: received, printed }, document) => {
      const repaired = new Map(carriersOf(document).map(({ at, text }) => [at, text]));
      return carriersOf(received)
        .filter(({ at, text }) => characters(text) > 0 || printed.has(at))
        .map(({ at, text }) => {
          const mark = marks.get(at) ?? { disposition: 'flagged', rule: 'unread-cell' };
          const personal = mark.rule === PERSONAL_DATA;
          return {
            at,
            rawText: personal ? null : text,
            text: personal ? null : cleanText(repaired.get(at) ?? text).trim(),
            characterCount: printed.get(at) ?? characters(text),
            disposition: personal ? 'ignored' : mark.disposition,
            rule: mark.rule,
          };
        });
    },
  };
};
