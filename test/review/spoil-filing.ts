import {
  type Filing,
  type Form,
  finding,
  type Indicator,
  type NoteCode,
  type Project,
  type Severity,
  type Target,
} from '../../src/model/index.ts';

type Owner = Pick<Form, 'indicators'> & Partial<Pick<Form, 'projects'>>;

const mapOwner = <T extends Owner>(owner: T, change: (indicator: Indicator) => Indicator): T => ({
  ...owner,
  indicators: owner.indicators.map(change),
  ...(owner.projects ? { projects: owner.projects.map((project: Project) => mapOwner(project, change)) } : {}),
});

/** Changes every indicator of a filing. */
export const changeIndicators = (filing: Filing, change: (indicator: Indicator) => Indicator): Filing => ({
  ...filing,
  forms: filing.forms.map((form) => mapOwner(form, change)),
});

/** Puts a finding on the first value of the indicator with this name, and lets `misread` change the value. */
export const doubt =
  (name: string, code: NoteCode, severity: Severity, misread: (target: Target) => Target = (target) => target) =>
  (filing: Filing): Filing => {
    const notes = [...filing.notes];
    const spoiled = changeIndicators(filing, (indicator) => {
      const [first, ...others] = indicator.targets;
      if (indicator.name !== name || !first) return indicator;
      const message = `${name}: the characters of ${first.statedText} are unsure`;
      notes.push(finding(code, severity, message, first.at, { subjects: [{ key: first.key, field: 'stated_text' }] }));
      return { ...indicator, targets: [{ ...misread(first), needsReview: true, tier: 'D' }, ...others] };
    });
    return { ...spoiled, notes };
  };
