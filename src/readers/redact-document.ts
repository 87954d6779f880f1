import { redactPersonal } from '../../normalizers/text/redact-personal.ts';
import type { Block, Document, Locator, RawCell } from '../model/index.ts';

/** A document without inline personal data, and how many characters each redacted cell printed. */
export interface RedactedDocument {
  readonly document: Document;
  /** Characters (without white space) of the text as received, by cell or block. */
  readonly printed: ReadonlyMap<Locator, number>;
}

/** Takes contact names and phone numbers out of every text before anything is read: no record, note or ledger can hold them. */
export const redactDocument = (document: Document): RedactedDocument => {
  const printed = new Map<Locator, number>();
  const redact = <T extends { readonly text: string; readonly at: Locator }>(carrier: T): T => {
    const { text, redacted } = redactPersonal(carrier.text);
    if (!redacted) return carrier;
    printed.set(carrier.at, carrier.text.replace(/\s/g, '').length);
    return { ...carrier, text };
  };
  const blocks = document.blocks.map(
    (block): Block =>
      block.kind === 'table'
        ? { ...block, rows: block.rows.map((row) => row.map((cell): RawCell => redact(cell))) }
        : redact(block),
  );
  return { document: printed.size === 0 ? document : { ...document, blocks }, printed };
};
