import type { Context } from 'hono';
import { Hono } from 'hono';
import { z } from 'zod';
import { printCorrections } from '../../corrections/index.ts';
import { FieldValueError, StaleDecisionError, UnknownRecordError } from '../../store/index.ts';
import { acceptForm } from '../decisions/accept-form.ts';
import { lastDecisionOf, listDecisions } from '../decisions/read-decisions.ts';
import { refuse } from '../refuse.ts';
import type { ReviewBackend } from '../review-backend.ts';
import type { ReviewEnvironment } from '../review-environment.ts';

const ID = '/:id{[0-9a-f]{64}}';
const NAME = /^[^\n\r<>]{1,60}$/;
const by = z.string().trim().regex(NAME);

const decisionSchema = z.object({
  key: z.string().min(1).max(4000),
  field: z.string().regex(/^(\*|[a-z_]{1,40})$/),
  action: z.enum(['accept', 'correct', 'reject', 'source-error']),
  value: z.string().max(8000).nullable(),
  reason: z.string().max(1000).nullable(),
  by,
  seen: z.object({
    baseValue: z.union([z.string(), z.number(), z.null()]),
    lastDecision: z.number().int().nullable(),
  }),
});
const undoSchema = z.object({ number: z.number().int().positive(), by });
const formSchema = z.object({ form: z.string().regex(/^[0-9a-f]{1,64}$/), by, seenDecisions: z.number().int().min(0) });

/** Answers with the reason why a decision was not taken; anything else is a defect and goes on. */
const refuseDecision = ({ sqlite }: ReviewBackend, context: Context, error: unknown, key: string, field: string) => {
  if (error instanceof StaleDecisionError)
    return refuse(context, 409, 'stale', error.message, { last: lastDecisionOf(sqlite, key, field) });
  if (error instanceof UnknownRecordError) return refuse(context, 409, 'stale', error.message, { last: null });
  if (error instanceof FieldValueError) return refuse(context, 422, 'value', error.message);
  throw error;
};

/** Decisions about the records of a document: add one, take one back, accept a whole form. */
export const decisionRoutes = (backend: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  const { store, sqlite } = backend;
  routes.post(`${ID}/decisions`, async (context) => {
    const asked = decisionSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'decision', 'expected a decision about a record');
    const { by: decidedBy, ...decision } = asked.data;
    try {
      return context.json(await store.decisions.add({ ...decision, decidedBy, documentId: context.req.param('id') }));
    } catch (error) {
      return refuseDecision(backend, context, error, decision.key, decision.field);
    }
  });
  routes.post(`${ID}/undo`, async (context) => {
    const asked = undoSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'decision', 'expected the number of a decision');
    const { number, by: decidedBy } = asked.data;
    const taken = sqlite
      .prepare<[number], { key: string; field: string }>('select key, field from decision where decision_number = ?')
      .get(number);
    if (!taken) return refuse(context, 404, 'not-found', 'no such decision');
    try {
      return context.json(await store.decisions.undo({ ...taken, lastDecision: number, decidedBy }));
    } catch (error) {
      return refuseDecision(backend, context, error, taken.key, taken.field);
    }
  });
  routes.post(`${ID}/accept-form`, async (context) => {
    const asked = formSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'decision', 'expected a form');
    const { form, by: decidedBy, seenDecisions } = asked.data;
    const result = await acceptForm(backend, { documentId: context.req.param('id'), form, decidedBy, seenDecisions });
    if (result === 'not-clean') return refuse(context, 409, 'not-clean', 'the form has open errors');
    if (typeof result === 'object') return refuse(context, 409, 'stale', 'somebody decided in between', result);
    return context.json({ accepted: result });
  });
  return routes;
};

const listSchema = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** The log of all decisions, newest first, and as the corrections file. */
export const logRoutes = (backend: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  routes.get('/', (context) => {
    const asked = listSchema.safeParse(context.req.query());
    if (!asked.success) return refuse(context, 400, 'page', 'no such page');
    return context.json(listDecisions(backend.sqlite, asked.data.before ?? null, asked.data.limit));
  });
  routes.get('/export', async (context) =>
    context.body(printCorrections(await backend.store.decisions.all()), 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="corrections.jsonl"',
    }),
  );
  return routes;
};
