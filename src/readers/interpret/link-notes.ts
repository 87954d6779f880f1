import {
  carrierLocator,
  type FieldSource,
  type Filing,
  type Form,
  NOTE_CODES,
  type Note,
  type NoteSubject,
  type Project,
} from '../../model/index.ts';

const TABLE_OF_CELL = /^(.*t\d+)\.r\d+\.c\d+$/;

interface AnyRecord {
  readonly key: string;
  readonly at: string;
  readonly tier: 'A' | 'B' | 'C' | 'D';
  readonly needsReview: boolean;
  readonly provenance: readonly FieldSource[];
}

/** Applies a change to every record of a form, projects and targets included. */
const mapRecords = (form: Form, change: <T extends AnyRecord>(record: T) => T): Form => {
  const lists = <T extends Pick<Project, 'fundingLines' | 'objectives' | 'indicators' | 'evaluation'>>(
    owner: T,
  ): T => ({
    ...owner,
    fundingLines: owner.fundingLines.map(change),
    objectives: owner.objectives.map(change),
    indicators: owner.indicators.map((indicator) => ({ ...change(indicator), targets: indicator.targets.map(change) })),
    evaluation: owner.evaluation && change(owner.evaluation),
  });
  return {
    ...lists(form),
    activities: form.activities.map(change),
    projects: form.projects.map((project) => lists(change(project))),
  };
};

/** Which records draw on which cell. */
const recordsByCell = (forms: readonly Form[]): Map<string, NoteSubject[]> => {
  const byCell = new Map<string, NoteSubject[]>();
  const put = (at: string, subject: NoteSubject): void => {
    const cell = carrierLocator(at);
    const known = byCell.get(cell);
    if (known) known.push(subject);
    else byCell.set(cell, [subject]);
  };
  for (const form of forms)
    mapRecords(form, (record) => {
      if (record.provenance.length === 0) put(record.at, { key: record.key });
      for (const { at, field } of record.provenance) put(at, { key: record.key, field });
      return record;
    });
  return byCell;
};

/** Records that draw on cells of each table, by the place of the table (`p1.t2`). */
const recordsByTable = (byCell: ReadonlyMap<string, readonly NoteSubject[]>): ReadonlyMap<string, NoteSubject[]> => {
  const byTable = new Map<string, Map<string, NoteSubject>>();
  for (const [cell, subjects] of byCell) {
    const table = TABLE_OF_CELL.exec(cell)?.[1];
    if (table === undefined) continue;
    const known = byTable.get(table) ?? new Map<string, NoteSubject>();
    for (const { key } of subjects) known.set(key, { key });
    byTable.set(table, known);
  }
  return new Map([...byTable].map(([table, subjects]) => [table, [...subjects.values()]]));
};

const isDoubt = (note: Note): boolean =>
  note.kind === 'finding' && note.severity !== 'info' && NOTE_CODES[note.code].doubt;

/**
 * Ties every note to the records that draw on its cell or table (note_record), and marks for review each record with a finding
 * that could change one of its values. Author's slips that were read as printed do not ask for review.
 */
export const linkNotes = (filing: Filing): Filing => {
  const byCell = recordsByCell(filing.forms);
  const byTable = recordsByTable(byCell);
  const notes = filing.notes.map((note): Note => {
    if (note.subjects || note.at === null) return note;
    const subjects = byCell.get(carrierLocator(note.at)) ?? byTable.get(note.at);
    return subjects ? { ...note, subjects } : note;
  });
  const doubtful = new Set(notes.filter(isDoubt).flatMap(({ subjects }) => subjects?.map(({ key }) => key) ?? []));
  if (doubtful.size === 0) return { ...filing, notes };
  const mark = <T extends AnyRecord>(record: T): T =>
    doubtful.has(record.key) ? { ...record, needsReview: true, tier: 'D' } : record;
  return { ...filing, notes, forms: filing.forms.map((form) => mapRecords(form, mark)) };
};
