import {
  type Block,
  type Document,
  type Note,
  type NoteCode,
  type Outcome,
  outcome,
  type Repair,
  repair,
} from '../src/model/index.ts';
import { findBrokenEncoding } from './text/find-broken-encoding.ts';
import { isTraditional } from './text/fold-script.ts';
import { SEQUENCE_REPAIRS, TEXT_REPAIRS } from './text/index.ts';
import { isAnnotated } from './text/remove-pinyin.ts';
import type { DocumentTraits, SequenceRepair, TextRepair } from './text/text-repair.ts';

/** Rounds until nothing changes; a repair can make room for one that stands before it, but not for ever. */
const MAX_ROUNDS = 4;

/** Characters that are looked at to judge the script of a document. */
const JUDGED = 20_000;

interface Line {
  readonly at: string;
  text: string;
}

/** Every text of a document in reading order: paragraphs, headings, cells. */
const linesOf = (document: Document): Line[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.map((cell) => ({ at: cell.at, text: cell.text })))
      : [{ at: block.at, text: block.text }],
  );

/** Puts texts back into the places that {@link linesOf} took them from. */
const withTexts = (document: Document, lines: readonly Line[]): Document => {
  let next = 0;
  const put = <T extends { readonly text: string }>(holder: T): T => {
    const { text } = lines[next++]!;
    return text === holder.text ? holder : { ...holder, text };
  };
  const blocks = document.blocks.map(
    (block): Block => (block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map(put)) } : put(block)),
  );
  return { ...document, blocks };
};

/** The beginning of the document, enough to judge its script and its encoding. */
const sampleOf = (lines: readonly Line[]): string => {
  let sample = '';
  for (const { text } of lines) {
    sample += `${text.slice(0, JUDGED)}\n`;
    if (sample.length > JUDGED) break;
  }
  return sample;
};

const judge = (sample: string): DocumentTraits => ({
  traditional: isTraditional(sample),
  annotated: isAnnotated(sample),
});

/** What differs between two texts, widened until it stands only once in the first: `指桥` → `指标`. */
const differenceOf = (before: string, after: string): { before: string; after: string } => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  for (let room = 1; ; room *= 2) {
    const from = Math.max(0, start - room);
    const kept = Math.max(0, tail - room);
    const part = before.slice(from, before.length - kept);
    const isWhole = from === 0 && kept === 0;
    if (isWhole || before.indexOf(part) === before.lastIndexOf(part)) {
      return { before: part, after: after.slice(from, after.length - kept) };
    }
  }
};

/** Sets a line to its repaired text and writes the note, so that no author of a repair can forget it. */
const change = (line: Line, text: string, code: NoteCode, evidence: string, notes: Note[]): boolean => {
  if (text === line.text) return false;
  const difference = differenceOf(line.text, text);
  notes.push(repair(code, difference.before, difference.after, evidence, line.at));
  line.text = text;
  return true;
};

/** A number alone is never repaired; tables of a budget hold thousands. */
const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/;

const runTextRepairs = (lines: readonly Line[], repairs: readonly TextRepair[], notes: Note[]): void => {
  for (const line of lines) {
    if (line.text === '' || NUMBER.test(line.text)) continue;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let changed = false;
      for (const { apply, code } of repairs) {
        for (const step of apply(line.text)) changed = change(line, step.text, code, step.evidence, notes) || changed;
      }
      if (!changed) break;
    }
  }
};

const runSequenceRepairs = (lines: readonly Line[], repairs: readonly SequenceRepair[], notes: Note[]): void => {
  for (const { apply, code } of repairs) {
    for (const step of apply(lines.map((line) => line.text)))
      change(lines[step.index]!, step.text, code, step.evidence, notes);
  }
};

/**
 * Repairs the texts of a document (文本修复) in the order of `TEXT_REPAIRS`, each text to a bounded fixpoint, then
 * those that need the whole document. What was changed stands in the notes: {@link replayNotes} makes the same document.
 */
export const repairDocument = (document: Document): Outcome<Document> => {
  const lines = linesOf(document);
  const sample = sampleOf(lines);
  const traits = judge(sample);
  const broken = findBrokenEncoding(sample);
  const notes: Note[] = broken ? [broken] : [];
  runTextRepairs(
    lines,
    TEXT_REPAIRS.filter(({ isNeeded }) => isNeeded?.(traits) ?? true),
    notes,
  );
  runSequenceRepairs(lines, SEQUENCE_REPAIRS, notes);
  const isChanged = notes.some(({ kind }) => kind === 'repair');
  return outcome(isChanged ? withTexts(document, lines) : document, notes);
};

/** Makes the repaired document from the raw one and the repair notes (重放), in their order; for audit and tests. */
export const replayNotes = (document: Document, notes: readonly Note[]): Document => {
  const lines = linesOf(document);
  const byPlace = new Map(lines.map((line) => [line.at, line]));
  for (const note of notes.filter((entry): entry is Repair => entry.kind === 'repair')) {
    const line = note.at === null ? undefined : byPlace.get(note.at);
    if (line) line.text = line.text.replace(note.before, () => note.after);
  }
  return withTexts(document, lines);
};
