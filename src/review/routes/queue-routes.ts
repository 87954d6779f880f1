import { Hono } from 'hono';
import { z } from 'zod';
import type { QueueFacets } from '../api.ts';
import { countFacets } from '../queue/count-facets.ts';
import { listItems } from '../queue/list-items.ts';
import { queueFilterSchema } from '../queue/queue-filter.ts';
import { refuse } from '../refuse.ts';
import type { ReviewBackend } from '../review-backend.ts';
import type { ReviewEnvironment } from '../review-environment.ts';

const pageSchema = z.object({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

const definedOnly = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;

/** Questions about the queue: a page of it, and the counts beside its filters. */
export const queueRoutes = ({ sqlite, index }: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  const counted = new Map<string, QueueFacets>();
  let countedVersion = -1;
  routes.get('/', (context) => {
    const query = context.req.query();
    const filter = queueFilterSchema.safeParse(query);
    const page = pageSchema.safeParse(query);
    if (!filter.success || !page.success) return refuse(context, 400, 'filter', 'no such filter');
    index.refresh();
    return context.json(listItems(sqlite, definedOnly(filter.data), page.data.offset, page.data.limit));
  });
  routes.get('/facets', (context) => {
    const filter = queueFilterSchema.safeParse(context.req.query());
    if (!filter.success) return refuse(context, 400, 'filter', 'no such filter');
    index.refresh();
    if (countedVersion !== index.version() || counted.size > 50) counted.clear();
    countedVersion = index.version();
    const key = JSON.stringify(filter.data);
    const facets = counted.get(key) ?? countFacets(sqlite, definedOnly(filter.data));
    counted.set(key, facets);
    return context.json(facets);
  });
  return routes;
};
