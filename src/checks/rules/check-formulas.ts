import { type Check, finding } from '../../model/index.ts';
import { nameIndicator, ownedIndicators } from '../owners.ts';

/** A formula (计算公式) stands where a value belongs: `实际成本÷预算成本×100%`. */
export const checkFormulas: Check = {
  name: 'formulas',
  run: (filing) =>
    ownedIndicators(filing).flatMap((owned) =>
      owned.indicator.targets
        .filter(({ kind }) => kind === 'formula')
        .map(({ key, at, statedText }) =>
          finding(
            'formula-as-value',
            'warning',
            `${nameIndicator(owned)}: the value is a formula, ${statedText}; no number is stated`,
            at,
            { subjects: [{ key, field: 'stated_text' }] },
          ),
        ),
    ),
};
