import { web } from '#kernel/http.ts';
import { schemaFor } from './verbs.ts';

export const routes = web.createApp().get('/privacy/archive-schema.json', (c) => {
  c.header('content-type', 'application/schema+json');
  c.header('cache-control', 'public, max-age=3600');
  return c.body(JSON.stringify(schemaFor(c.var.ctx), null, 2));
});
