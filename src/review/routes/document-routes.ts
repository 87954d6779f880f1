import { Hono } from 'hono';
import { z } from 'zod';
import type { DrawnPage } from '../../worker/index.ts';
import type { PageFacts } from '../api.ts';
import { readCells, readDocument, readOrigins } from '../document/read-document.ts';
import { MOST_PAGES } from '../document/source-view.ts';
import { refuse } from '../refuse.ts';
import type { ReviewBackend } from '../review-backend.ts';
import type { ReviewEnvironment } from '../review-environment.ts';

const ID = '/:id{[0-9a-f]{64}}';

const pictureSchema = z.object({
  page: z.coerce.number().int().min(1).max(MOST_PAGES),
  width: z.coerce.number().int().min(100).max(2400),
});

/** Questions about one document: its records, its source, and pictures of its pages. */
export const documentRoutes = ({ sqlite, store, sources }: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  routes.get(ID, async (context) => {
    const id = context.req.param('id');
    const found = readDocument(sqlite, id, await store.decisions.records(id));
    return found ? context.json(found) : refuse(context, 404, 'not-found', 'no such document');
  });
  routes.get(`${ID}/source`, async (context) => {
    const id = context.req.param('id');
    const origins = readOrigins(sqlite, id);
    if (origins.length === 0) return refuse(context, 404, 'not-found', 'no such document');
    return context.json(await sources.source(id, origins, () => readCells(sqlite, id)));
  });
  const draw = (id: string, page: string, width: string | undefined): Promise<DrawnPage> | null => {
    const asked = pictureSchema.safeParse({ page, width: width ?? 1400 });
    const origins = readOrigins(sqlite, id);
    if (!asked.success || origins.length === 0) return null;
    return sources.picture(id, origins, asked.data.page, asked.data.width);
  };
  routes.get(`${ID}/pages/:page`, async (context) => {
    const drawn = await draw(context.req.param('id'), context.req.param('page'), context.req.query('width'));
    if (drawn === null) return refuse(context, 404, 'not-found', 'no such page');
    if ('problem' in drawn) return refuse(context, 404, 'no-picture', drawn.problem);
    return context.body(new Uint8Array(Buffer.from(drawn.png, 'base64')), 200, {
      'content-type': 'image/png',
      // The bytes of a document never change under its id.
      'cache-control': 'private, max-age=3600',
    });
  });
  routes.get(`${ID}/pages/:page/facts`, async (context) => {
    const drawn = await draw(context.req.param('id'), context.req.param('page'), context.req.query('width'));
    if (drawn === null) return refuse(context, 404, 'not-found', 'no such page');
    if ('problem' in drawn) return refuse(context, 404, 'no-picture', drawn.problem);
    const { width, height, scale } = drawn;
    return context.json({ width, height, scale } satisfies PageFacts);
  });
  return routes;
};
