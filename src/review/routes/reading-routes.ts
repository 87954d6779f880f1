import { Hono } from 'hono';
import { z } from 'zod';
import { parseAmount } from '../../../normalizers/values/parse-amount.ts';
import { parseTarget } from '../../../normalizers/values/parse-target.ts';
import { amountInFen, MONEY_UNITS } from '../../model/index.ts';
import type { ReadingFacts } from '../api.ts';
import { refuse } from '../refuse.ts';
import type { ReviewEnvironment } from '../review-environment.ts';

const text = z.string().max(2000);

const targetSchema = z.object({
  as: z.literal('target'),
  text,
  name: text.optional(),
  unit: text.optional(),
  fiscalYear: z.number().int().nullable(),
});
/** An amount is read in the unit in which the one before it was read: `120.00` that stands for 1,200,000 yuan is in 万元. */
const amountSchema = z.object({
  as: z.literal('amount'),
  text,
  like: z.object({ text, amountFen: z.number().int().nullable() }),
});
const askedSchema = z.discriminatedUnion('as', [targetSchema, amountSchema]);

const readTarget = (asked: z.infer<typeof targetSchema>): ReadingFacts => {
  const { name, unit } = asked;
  const read = parseTarget({
    text: asked.text,
    fiscalYear: asked.fiscalYear,
    ...(name === undefined ? {} : { name }),
    ...(unit === undefined ? {} : { unit }),
  });
  return {
    kind: read.kind,
    comparator: read.comparator,
    doubt: read.doubt,
    fields: {
      stated_text: read.statedText,
      kind: read.kind,
      comparator: read.comparator,
      value: read.value,
      value_to: read.valueTo,
      unit: read.unit,
      by_date: read.byDate,
      amount_fen: read.amountFen,
    },
  };
};

const unitOf = ({ text: printed, amountFen }: z.infer<typeof amountSchema>['like']): string | null => {
  const read = parseAmount(printed, null);
  if (read === null || amountFen === null || amountFen === 0) return null;
  return Object.keys(MONEY_UNITS).find((unit) => amountInFen(read.value, unit) === amountFen) ?? null;
};

const readAmount = (asked: z.infer<typeof amountSchema>): ReadingFacts => {
  const read = parseAmount(asked.text, unitOf(asked.like));
  const doubt = read === null ? 'not one amount of money' : read.doubt;
  return { kind: 'amount', comparator: null, doubt, fields: { amount_fen: read?.amountFen ?? null } };
};

/** How a value that is being typed would be read; asks and changes nothing. */
export const readingRoutes = (): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  routes.post('/reading', async (context) => {
    const asked = askedSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'value', 'expected a text to read');
    return context.json(asked.data.as === 'target' ? readTarget(asked.data) : readAmount(asked.data));
  });
  return routes;
};
