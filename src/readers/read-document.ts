import {
  type Document,
  type DraftForm,
  type Filing,
  type FilingKind,
  type Form,
  finding,
  type Locator,
  type Note,
  type Outcome,
  outcome,
  type Source,
} from '../model/index.ts';
import { layOutDocument } from './carrier/lay-out.ts';
import { recoverCells } from './carrier/recover-cells.ts';
import { cutSections, type Section } from './cut-sections.ts';
import { filingKindOf, fiscalYearOf, stageOf, yearOfCodes } from './interpret/form-facts.ts';
import { placeOf } from './interpret/form-place.ts';
import { interpretActivities, interpretProject, interpretRecords } from './interpret/interpret-records.ts';
import type { Interpretation } from './interpret/interpretation.ts';
import { type KeyMaker, openKeys } from './interpret/record-keys.ts';
import { openLedger } from './ledger.ts';
import { readForm } from './read-form.ts';
import type { RedactedDocument } from './redact-document.ts';
import type { Line } from './token.ts';

const hasRecords = (form: DraftForm): boolean =>
  form.projects.length > 0 ||
  form.indicators.length > 0 ||
  form.funding.length > 0 ||
  form.objectives.length > 0 ||
  form.activities.length > 0;

/** What must be known of a form before its values are interpreted. */
type FormFacts = Pick<Form, 'department' | 'departmentCode' | 'divisionCode' | 'fiscalYear'>;

/** Facts of every form; what a form does not print it takes from the others, where these agree. */
const factsOfForms = (drafts: readonly DraftForm[], titles: readonly string[], notes: Note[]): FormFacts[] => {
  const printed = drafts.map((draft): FormFacts => {
    const fiscalYear = fiscalYearOf(draft, titles);
    return { ...placeOf(draft, titles, fiscalYear), fiscalYear };
  });
  const common = <K extends keyof FormFacts>(key: K): FormFacts[K] | null => {
    const values = new Set(printed.map((facts) => facts[key]).filter((value) => value !== null));
    return values.size === 1 ? [...values][0]! : null;
  };
  const codeYear =
    common('fiscalYear') === null && printed.every(({ fiscalYear }) => fiscalYear === null)
      ? yearOfCodes(drafts)
      : null;
  if (codeYear !== null)
    notes.push(
      finding(
        'unknown-year',
        'info',
        `no fiscal year is printed; ${codeYear} is the year in the project codes`,
        drafts[0]?.at ?? null,
      ),
    );
  return printed.map((facts) => ({
    department: facts.department ?? common('department'),
    departmentCode: facts.departmentCode ?? common('departmentCode'),
    divisionCode: facts.divisionCode ?? common('divisionCode'),
    fiscalYear: facts.fiscalYear ?? common('fiscalYear') ?? codeYear,
  }));
};

const kindOfForm = (draft: DraftForm, titles: readonly string[]): FilingKind =>
  filingKindOf(draft.title?.text ?? '') ??
  (draft.projects.length > 0 ? titles.map(filingKindOf).find((found) => found !== null) : null) ??
  (draft.projects.length > 0 ? 'project-targets' : 'department-targets');

const interpretForm = (
  draft: DraftForm,
  facts: FormFacts,
  ordinal: number,
  titles: readonly string[],
  keys: KeyMaker,
  notes: Note[],
): Form => {
  const work: Interpretation = { key: keys, notes, fiscalYear: facts.fiscalYear, defaultUnit: '万元' };
  const owner = `form-${ordinal}`;
  return {
    ordinal,
    title: draft.title?.text ?? null,
    filingKind: kindOfForm(draft, titles),
    stage: stageOf([draft.title?.text ?? '', ...titles]),
    ...facts,
    at: draft.at,
    activities: interpretActivities(draft.activities, owner, work),
    projects: draft.projects.map((project, index) => interpretProject(project, owner, index + 1, work)),
    evaluation: null,
    ...interpretRecords(draft, owner, work),
  };
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

/** A document ready to be read: redacted and repaired, with what the ledger needs to show the text as received. */
export interface ReadInput {
  readonly source: Source;
  readonly document: Document;
  /** The same document before repair. */
  readonly received: RedactedDocument;
  /** Lines of the table of contents, which are no headings. */
  readonly contents: ReadonlySet<Locator>;
}

/** Reads a document into its filing: forms, records, ledger and notes. */
export const readDocument = ({ source, document, received, contents }: ReadInput): Outcome<Filing> => {
  const notes: Note[] = [];
  const ledger = openLedger();
  const context = { ledger, note: (note: Note) => void notes.push(note) };
  const laidOut = layOutDocument(document);
  const isContents = (line: Line): boolean => contents.has(line.at) || line.cells.some(({ at }) => contents.has(at));
  for (const line of laidOut.filter(isContents)) ledger.ignore('contents', ...line.cells);
  const lines = recoverCells(
    laidOut.filter((line) => !isContents(line)),
    context,
  );
  const sections: Section[] = cutSections(lines);
  for (const section of sections) if (section.title) ledger.use(section.title);
  const drafts = sections.map((section) => readForm(section, context));
  const titles = drafts.flatMap(({ title }) => (title ? [title.text] : []));
  const keys = openKeys();
  const filled = drafts.filter(hasRecords);
  const facts = factsOfForms(filled, titles, notes);
  const forms = filled.map((draft, index) => interpretForm(draft, facts[index]!, index + 1, titles, keys, notes));
  return outcome(
    {
      documentId: source.id,
      origin: source.origin,
      format: document.format,
      title: titles[0] ?? null,
      filingKind: documentKind(forms),
      stage: shared(forms, ({ stage }) => stage),
      department: shared(forms, ({ department }) => department),
      departmentCode: shared(forms, ({ departmentCode }) => departmentCode),
      divisionCode: shared(forms, ({ divisionCode }) => divisionCode),
      fiscalYear: shared(forms, ({ fiscalYear }) => fiscalYear),
      pageCount: document.pageCount ?? null,
      ocrUsed: document.ocrUsed,
      status: forms.length > 0 ? 'loaded' : 'not-applicable',
      error: null,
      forms,
      notes: [],
      ledger: ledger.close(received, document),
    },
    notes,
  );
};
