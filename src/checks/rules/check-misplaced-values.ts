import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Check, type Finding, finding, type Target } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';

const MEASURED = /^(?:[≥≤=><]|不[少低]于|不[超高]过)?\d+(?:\.\d+)?(?:%|万元|元|人次?|次|个|项|场|篇)(?:以[上内下])?$/;

const printedValues = (targets: readonly Target[]): readonly string[] =>
  targets.map(({ statedText }) => foldText(statedText)).filter((text) => text.length > 1);

interface Misplaced {
  readonly field: string;
  readonly reason: string;
}

/** Cells of one indicator that hold a value of another column; a formula as value has its own rule. */
const findMisplaced = ({ indicator }: OwnedIndicator): readonly Misplaced[] => {
  const values = printedValues(indicator.targets.filter(({ role, kind }) => role === 'target' && kind !== 'formula'));
  const [basis, description, name] = [indicator.basis, indicator.description, indicator.name].map((text) =>
    foldText(text ?? ''),
  );
  const found: Misplaced[] = [];
  if (basis && values.includes(basis))
    found.push({ field: 'basis', reason: `the basis cell (指标值确定依据) repeats the value ${indicator.basis}` });
  else if (basis && MEASURED.test(basis))
    found.push({ field: 'basis', reason: `the basis cell (指标值确定依据) holds a value, ${indicator.basis}` });
  if (description && (values.includes(description) || MEASURED.test(description)) && description !== name)
    found.push({ field: 'description', reason: `the description cell holds a value, ${indicator.description}` });
  if (name && values.includes(name)) found.push({ field: 'stated_text', reason: 'the name is repeated as the value' });
  return found;
};

const checkIndicator = (owned: OwnedIndicator): readonly Finding[] =>
  findMisplaced(owned).map(({ field, reason }) =>
    finding('misplaced-value', 'warning', `${nameIndicator(owned)}: ${reason}`, owned.indicator.at, {
      subjects: [{ key: owned.indicator.key, field }],
    }),
  );

/** Cells hold what their column asks for: the basis `基本相符` beside the value `基本相符` does not. */
export const checkMisplacedValues: Check = {
  name: 'misplaced-values',
  run: (filing) => ownedIndicators(filing).flatMap(checkIndicator),
};
