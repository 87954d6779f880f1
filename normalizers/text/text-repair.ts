import type { NoteCode } from '../../src/model/index.ts';

/** One step of a repair: the text after it, and what proves it. */
export interface RepairStep {
  readonly text: string;
  readonly evidence: string;
}

/** What is known about the whole document before a text of it is repaired. */
export interface DocumentTraits {
  /** Written in traditional characters (繁体). */
  readonly traditional: boolean;
  /** Pinyin stands in brackets behind characters (`績(jì)效`). */
  readonly annotated: boolean;
}

/** A printed text and what it becomes; `traits` where the document matters. */
interface RepairCase {
  readonly before: string;
  readonly after: string;
  readonly traits?: Partial<DocumentTraits>;
}

/**
 * A repair of one text (文本修复). It proves what it changes and knows nothing of notes: the runner writes them by
 * comparing before and after. `cases` and `keeps` are its tests and its documentation.
 */
export interface TextRepair {
  readonly name: string;
  readonly code: NoteCode;
  /** False when no text of such a document can need it. */
  readonly isNeeded?: (traits: DocumentTraits) => boolean;
  /** Successive texts, empty when nothing changes. */
  readonly apply: (text: string) => readonly RepairStep[];
  readonly cases: readonly RepairCase[];
  /** Texts that must not change. */
  readonly keeps: readonly string[];
}

/** A text of a document changed by what stands around it. */
export interface PlacedStep extends RepairStep {
  readonly index: number;
}

/** A repair that needs all texts of the document in reading order (篇章修复), such as the sequence of a list. */
export interface SequenceRepair {
  readonly name: string;
  readonly code: NoteCode;
  readonly apply: (texts: readonly string[]) => readonly PlacedStep[];
  readonly cases: readonly { readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly keeps: readonly (readonly string[])[];
}
