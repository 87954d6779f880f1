/** Operator list of a page as pdf.js returns it: codes of `OPS` and their arguments. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Reads argument `index` as a number; damaged files leave anything there. */
export const numberAt = (args: unknown, index: number, fallback = 0): number => {
  const value = Array.isArray(args) ? args[index] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
};

/** Reads argument `index` whatever it is. */
export const argumentAt = (args: unknown, index: number): unknown =>
  Array.isArray(args) ? (args as unknown[])[index] : undefined;
