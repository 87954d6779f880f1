import {
  type Document,
  type Filing,
  type FilingKind,
  type Form,
  type Locator,
  type Note,
  type Outcome,
  outcome,
  type Source,
} from '../model/index.ts';
import { joinHeaderRows } from './carrier/join-header-rows.ts';
import { joinTornLabels } from './carrier/join-torn-labels.ts';
import { layOutDocument } from './carrier/lay-out.ts';
import { recoverCells } from './carrier/recover-cells.ts';
import { recoverLabels } from './carrier/recover-labels.ts';
import { cutSections, type Section } from './cut-sections.ts';
import { dropPlaceholders, type FilledForm } from './drop-placeholders.ts';
import { isPerformanceTitle } from './form-title.ts';
import { inferLabels } from './infer/infer-labels.ts';
import { doubtStrays } from './interpret/doubt-strays.ts';
import { doubtTwins } from './interpret/doubt-twins.ts';
import { printedUnits } from './interpret/doubt-unit.ts';
import { filingKindOf } from './interpret/form-facts.ts';
import { interpretForms, isTargetForm } from './interpret/interpret-forms.ts';
import { doubtUnreadTable, factsOfNotice, judgeEmpty, judgeFilled, signProse } from './judge-status.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { numberIndex, type ReadContext } from './read-context.ts';
import { readForm } from './read-form.ts';
import type { WatchTable } from './reading-trace.ts';
import type { RedactedDocument } from './redact-document.ts';
import { reportUnread } from './report-unread.ts';
import type { Line } from './token.ts';

/** A document ready to be read: redacted and repaired, with what the ledger needs to show the text as received. */
export interface ReadInput {
  readonly source: Source;
  readonly document: Document;
  /** The same document before repair. */
  readonly received: RedactedDocument;
  /** Lines of the table of contents, which are no headings. */
  readonly contents: ReadonlySet<Locator>;
  /** Notes of the stages before. */
  readonly earlier: readonly Note[];
  /** Wants to see how tables were aligned. */
  readonly watch?: WatchTable;
}

/** Lines without the table of contents (目录), which stands in the ledger as such. */
const withoutContents = (lines: readonly Line[], contents: ReadonlySet<Locator>, ledger: Ledger): Line[] => {
  const isContents = (line: Line): boolean => contents.has(line.at) || line.cells.some(({ at }) => contents.has(at));
  for (const line of lines.filter(isContents)) ledger.ignore('contents', ...line.cells);
  return lines.filter((line) => !isContents(line));
};

const readForms = ({ document, contents, earlier, watch }: ReadInput, ledger: Ledger, notes: Note[]): FilledForm[] => {
  const laidOut = joinHeaderRows(withoutContents(layOutDocument(document), contents, ledger));
  const texts = laidOut.flatMap(({ cells }) => cells.map(({ folded }) => folded));
  const timesPrinted = numberIndex(() => texts);
  const printsText = (fragment: string): boolean => texts.some((text) => text.includes(fragment));
  const received = {
    ledger,
    timesPrinted,
    printsText,
    isRecognised: isRecognised(document, earlier),
    note: (note: Note) => void notes.push(note),
    ...(watch ? { watch } : {}),
  };
  const cut = joinTornLabels(recoverCells(laidOut, received), received);
  // A torn label says as much of the rows; of single characters it says too little.
  const context = {
    ...received,
    isRecognised: received.isRecognised || notes.some(({ code }) => code === 'cell-joined'),
  };
  const lines = inferLabels(recoverLabels(cut, context), context);
  return cutSections(lines).map((section) => readSection(section, context, notes));
};

/** Reads one section; a table that is no target form (收入预算总表) leaves no notes, and its cells are set aside. */
const readSection = (section: Section, context: ReadContext, notes: Note[]): FilledForm => {
  const { ledger } = context;
  if (section.title) ledger.use(section.title);
  const own: Note[] = [];
  const filled = dropPlaceholders(readForm(section, { ...context, note: (note) => void own.push(note) }));
  const isForeign = section.title !== null && !isPerformanceTitle(section.title.text) && !isTargetForm(filled.form);
  if (!isForeign) {
    for (const note of own) notes.push(note);
    return filled;
  }
  const cells = section.lines.flatMap((line) => line.cells);
  ledger.unflag(cells);
  // One by one: a list of a town can have more cells than a call takes arguments.
  for (const cell of cells) if (!ledger.isSettled(cell)) ledger.ignore('other-table', cell);
  return filled;
};

/** The value all forms share, else null. */
const shared = <T>(forms: readonly Form[], pick: (form: Form) => T | null): T | null => {
  const values = new Set(forms.map(pick).filter((value) => value !== null));
  return values.size === 1 ? [...values][0]! : null;
};

const documentKind = (forms: readonly Form[]): FilingKind => {
  const kinds = new Set(forms.map(({ filingKind }) => filingKind));
  return kinds.size === 0 ? 'other' : kinds.size === 1 ? [...kinds][0]! : 'mixed';
};

type Judged = Pick<Filing, 'title' | 'filingKind' | 'department' | 'divisionCode' | 'fiscalYear' | 'status' | 'error'>;

/** A document with records: what its forms share. */
const judgeForms = (forms: readonly Form[], titles: readonly string[], notes: readonly Note[]): Judged => ({
  title: titles[0] ?? null,
  filingKind: documentKind(forms),
  department: shared(forms, ({ department }) => department),
  divisionCode: shared(forms, ({ divisionCode }) => divisionCode),
  fiscalYear: shared(forms, ({ fiscalYear }) => fiscalYear),
  ...judgeFilled(notes),
});

/** A document without records: why, and what it says of itself. */
const judgeWithout = (
  document: Document,
  filled: readonly FilledForm[],
  titles: readonly string[],
  notes: Note[],
  earlier: readonly Note[],
): Judged => {
  const blank = filled.filter((form) => form.blank).length;
  const { finding, ...judged } = judgeEmpty(document, [...earlier, ...notes], blank, titles.some(isPerformanceTitle));
  if (finding) notes.push(finding);
  const facts = factsOfNotice(document);
  if (blank === 0) return { ...facts, ...judged, filingKind: 'other' };
  return { ...facts, ...judged, fiscalYear: null, filingKind: filingKindOf(titles[0] ?? '') ?? 'other' };
};

/** Whether the text went through character recognition: a scan, or a dump whose characters had to be repaired. */
const isRecognised = ({ ocrUsed }: Document, notes: readonly Note[]): boolean =>
  ocrUsed || notes.some(({ code }) => code === 'text-repair' || code === 'label-repair');

/** Reads a document into its filing: forms, records, ledger and notes. */
export const readDocument = (input: ReadInput): Outcome<Filing> => {
  const { source, document, received, earlier } = input;
  const notes: Note[] = [];
  const ledger = openLedger();
  const filled = readForms(input, ledger, notes);
  const drafts = filled.map(({ form }) => signProse(form, document));
  const titles = drafts.flatMap(({ title }) => (title ? [title.text] : []));
  const recognised = isRecognised(document, earlier);
  const forms = interpretForms(drafts, recognised, printedUnits(document), notes);
  if (recognised) notes.push(...doubtStrays(forms, document), ...forms.flatMap(doubtTwins));
  const entries = ledger.close(received, document);
  if (forms.length > 0) notes.push(...reportUnread(entries, notes));
  const unread = forms.length > 0 ? doubtUnreadTable(document, forms, notes, entries) : null;
  if (unread) notes.push(unread);
  const judged =
    forms.length > 0
      ? judgeForms(forms, titles, [...earlier, ...notes])
      : judgeWithout(document, filled, titles, notes, earlier);
  const filing: Filing = {
    documentId: source.id,
    origin: source.origin,
    format: document.format,
    ...judged,
    stage: shared(forms, ({ stage }) => stage),
    departmentCode: shared(forms, ({ departmentCode }) => departmentCode),
    pageCount: document.pageCount ?? null,
    ocrUsed: document.ocrUsed,
    forms,
    notes: [],
    ledger: entries,
  };
  return outcome(filing, notes);
};
