import type { z } from 'zod';

/** The built program holds the data that the tests have checked. */
const IS_CHECKED = import.meta.url.endsWith('.js');

/**
 * Reference data (data/reference) in the shape of its schema. The sources check it, and with them every test; the built
 * program, which is made of the same files, saves the time. Throws `ZodError`.
 */
export const referenceData = <Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> =>
  IS_CHECKED ? (data as z.output<Schema>) : schema.parse(data);
