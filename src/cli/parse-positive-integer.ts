import { InvalidArgumentError } from 'commander';

/** Parses an option that must be a whole number from 1. */
export const parsePositiveInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1.');
  return value;
};
