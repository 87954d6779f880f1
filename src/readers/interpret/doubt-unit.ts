import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Document, type Finding, type Form, finding, type Indicator } from '../../model/index.ts';
import { moneyUnitIn } from '../read-funding.ts';

/** Unit of money (金额单位) that these forms mean where they print none. */
export const USUAL_UNIT = '万元';

/** An amount whose unit is not printed anywhere: the record and what it prints. */
export interface AssumedAmount {
  readonly key: string;
  readonly at: string;
  readonly statedText: string;
}

/** Units of money that the captions and labels of a document print: `单位：万元`, `项目资金（万元）`. */
export const printedUnits = ({ blocks }: Document): ReadonlySet<string> => {
  const texts = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : block.text.split('\n'),
  );
  return new Set(texts.flatMap((text) => (text.includes('元') ? (moneyUnitIn(foldText(text)) ?? []) : [])));
};

const indicatorsOf = (form: Form): readonly Indicator[] => [
  ...form.indicators,
  ...form.projects.flatMap(({ indicators }) => indicators),
];

/** A cost target that prints the unit states one of the amounts again: 项目总成本 4.4万元 beside 年度资金总额 4.4. */
const isConfirmed = (form: Form, assumed: readonly AssumedAmount[]): boolean => {
  const amounts = new Set(assumed.map(({ statedText }) => Number(statedText.replaceAll(',', ''))));
  return indicatorsOf(form).some(({ targets }) =>
    targets.some(({ unit, value }) => unit === USUAL_UNIT && value !== null && amounts.has(Number(value))),
  );
};

/** Doubt about amounts without any unit (单位未印出), unless the document says elsewhere that it speaks of 万元. */
export const doubtUnit = (
  form: Form,
  assumed: readonly AssumedAmount[],
  printed: ReadonlySet<string>,
): Finding | null => {
  const [first] = assumed;
  if (!first || (printed.size === 1 && printed.has(USUAL_UNIT)) || isConfirmed(form, assumed)) return null;
  const message = `no unit of money is printed; ${assumed.length} amounts were read as ${USUAL_UNIT}, the first is ${first.statedText}`;
  return finding('unit-assumed', 'warning', message, first.at, {
    subjects: assumed.map(({ key }) => ({ key, field: 'amount_fen' })),
  });
};
