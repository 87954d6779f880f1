import { basename } from 'node:path';
import { Hono } from 'hono';
import { z } from 'zod';
import { refuse } from '../refuse.ts';
import type { ReviewBackend } from '../review-backend.ts';
import type { ReviewEnvironment } from '../review-environment.ts';
import { proposeRule } from '../rules/propose-rule.ts';
import { ruleQuestionSchema } from '../rules/rule-question.ts';
import { writeProposal } from '../rules/write-proposal.ts';

const writtenSchema = ruleQuestionSchema.extend({ by: z.string().trim().min(1).max(60) });

/** Rules that corrections suggest: asking shows the effects, writing adds to the proposals file. */
export const ruleRoutes = ({ sqlite, proposals }: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  routes.post('/ask/rule', async (context) => {
    const asked = ruleQuestionSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'rule', 'expected a correction');
    return context.json({ proposal: proposeRule(sqlite, asked.data) });
  });
  routes.post('/rules', async (context) => {
    const asked = writtenSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return refuse(context, 400, 'rule', 'expected a correction');
    const { by, ...question } = asked.data;
    const rule = proposeRule(sqlite, question);
    if (!rule) return refuse(context, 409, 'no-rule', 'the correction suggests no rule any more');
    writeProposal(proposals, rule, by);
    return context.json({ file: basename(proposals) });
  });
  return routes;
};
