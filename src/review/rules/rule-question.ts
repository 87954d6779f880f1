import { z } from 'zod';

const text = z.string().max(8000).nullable();

/** A correction that may be a rule: the field of a record with what stood there and what belongs there. */
export const ruleQuestionSchema = z.object({
  documentId: z.string().regex(/^[0-9a-f]{64}$/),
  recordId: z.string().regex(/^[0-9a-f]{1,64}$/),
  table: z.enum([
    'project',
    'funding_line',
    'objective',
    'activity',
    'indicator',
    'target',
    'form',
    'evaluation',
    'expenditure_schedule',
  ]),
  field: z.string().regex(/^(\*|[a-z_]{1,40})$/),
  before: text,
  after: text,
});
