import type { Filing, Form, Project, Tier } from '../model/index.ts';

/** What every record has, whatever it is about. */
export interface AnyRecord {
  readonly key: string;
  readonly tier: Tier;
  readonly needsReview: boolean;
  readonly provenance: readonly { readonly field: string; readonly tier: Tier }[];
}

type RecordLists = Pick<Project, 'fundingLines' | 'objectives' | 'indicators' | 'evaluation'>;
type Change = <T extends AnyRecord>(record: T) => T;

const mapLists = <T extends RecordLists>(owner: T, change: Change): T => ({
  ...owner,
  fundingLines: owner.fundingLines.map(change),
  objectives: owner.objectives.map(change),
  indicators: owner.indicators.map((indicator) => ({ ...change(indicator), targets: indicator.targets.map(change) })),
  evaluation: owner.evaluation && change(owner.evaluation),
});

const mapForm = (form: Form, change: Change): Form => ({
  ...mapLists(form, change),
  activities: form.activities.map(change),
  projects: form.projects.map((project) => mapLists(change(project), change)),
});

/** A filing with a change applied to every record, targets included. */
export const mapRecords = (filing: Filing, change: Change): Filing => ({
  ...filing,
  forms: filing.forms.map((form) => mapForm(form, change)),
});
