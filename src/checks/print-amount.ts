import { type Decimal, multiplyDecimals } from '../model/index.ts';

/** Amount for a message, in 万元: 599830000 → `599.83`. */
export const printAmount = (fen: number): Decimal => multiplyDecimals(String(fen), '0.000001');

/** Number for a message, without float residue: 0.30000000000000004 → `0.3`. */
export const printNumber = (value: number): string => String(Number(value.toFixed(6)));
