import type { PlacedLine } from './placed-lines.ts';

const STATEMENT =
  /[;{}]$|^(?:\/\/|\/\*|#include\b|import |def |class \w+|return\b|let |const |print\(|if ?\(|for ?\()|^(?:for|if|while|elif|else|try|except|with|def|class)\b.*:$|=>|\w\(.*\);?$|^\w[\w.]* *(?:[+*/-]|:)?= *\S|^(?:end|begin|repeat|loop|else)\b;?$|\b(?:then|do)$|^["'][^"']+["']: *\S+.*,$/;

const textOf = ({ chunks }: PlacedLine): string =>
  chunks
    .map(({ chunk }) => chunk.text)
    .join(' ')
    .trim();

/** Lines of a program (代码), numbered or not, whose indents and comments stand under one another. */
export const isCode = (lines: readonly PlacedLine[]): boolean => {
  const statements = lines.filter((line) => STATEMENT.test(textOf(line).replace(/^\d+:?\s+/, '')));
  return statements.length > 0.45 * lines.length;
};

/** Share of the texts that say by their form what they are. */
const SPEAKING = 0.6;

const mostTexts = (lines: readonly PlacedLine[], pattern: RegExp): boolean => {
  const texts = lines.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk.text.trim()));
  return texts.filter((text) => pattern.test(text)).length >= SPEAKING * texts.length;
};

/** Words with the pages they stand on (索引): `grain, 121`, `harbour, 20, 243–5`, `E. Haddad 74, 99`. */
export const isIndex = (lines: readonly PlacedLine[]): boolean =>
  mostTexts(
    lines,
    /^\p{L}[\p{L}\s.'’-]*[\p{L}.](?:,? ?(?<=[, ])\d{1,4}(?:[-–]\d{1,4})?)(?:, ?\d{1,4}(?:[-–]\d{1,4})?)*[,.;]?$/u,
  );

/** Answers to choose from (选择题选项): `A. Price`, `B．图书采购`. */
export const isOptions = (lines: readonly PlacedLine[]): boolean =>
  mostTexts(lines, /^(?:[（(]?[A-H](?:[.．、)）]|\s*[.．])|[☐☑☒□○◯])\s*\S/u) ||
  // two beside each other, question by question
  lines.filter((line) => /^[A-H][.．、)]\s*\S.*\s[A-H][.．、)]\s*\S/u.test(textOf(line))).length >= 0.5 * lines.length;
