import { basename } from 'node:path';
import { Hono } from 'hono';
import type { SessionFacts } from './api.ts';
import type { ReviewBackend } from './review-backend.ts';
import type { ReviewEnvironment } from './review-environment.ts';
import { decisionRoutes, logRoutes } from './routes/decision-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { queueRoutes } from './routes/queue-routes.ts';
import { readingRoutes } from './routes/reading-routes.ts';
import { ruleRoutes } from './routes/rule-routes.ts';

/** What the API knows about the person and the mode. */
export interface ApiSettings {
  readonly reviewer: string;
  readonly readOnly: boolean;
}

/** All questions of the page, below `/api`; the guards stand before it. */
export const createReviewApi = (backend: ReviewBackend, settings: ApiSettings): Hono<ReviewEnvironment> => {
  const api = new Hono<ReviewEnvironment>();
  api.get('/session', (context) =>
    context.json({
      csrf: context.get('session').csrf,
      reviewer: settings.reviewer,
      readOnly: settings.readOnly,
      database: basename(backend.database),
    } satisfies SessionFacts),
  );
  api.route('/queue', queueRoutes(backend));
  api.route('/documents', documentRoutes(backend));
  api.route('/documents', decisionRoutes(backend));
  api.route('/decisions', logRoutes(backend));
  api.route('/overview', overviewRoutes(backend));
  api.route('/ask', readingRoutes());
  api.route('/', ruleRoutes(backend));
  return api;
};
