/** Operands of a printed formula are words: `实际支出/预算数`, `实际成本÷预算成本`. */
const QUOTIENT = /[\p{Script=Han})][/÷]\(?\p{Script=Han}/u;
const TIMES_HUNDRED = /[*×x]100%?/i;

/**
 * True when a formula (计算公式) stands where a value belongs: `成本控制率(计算公式:实际成本/总成本*100%)`,
 * `监控租赁成本控制率=实际支出/预算数*100%`, `实际成本÷预算成本×100%`. Text in comparison form; `500元/人`, `是/否` are none.
 */
export const isFormula = (text: string): boolean => {
  if (text.includes('计算公式')) return true;
  const quotient = QUOTIENT.test(text);
  if (quotient && TIMES_HUNDRED.test(text)) return true;
  return /^\p{Script=Han}[^=\d]*=\(?\p{Script=Han}/u.test(text) && (quotient || /[-+×*]/.test(text));
};
